import { contextOf, type UseCase } from './use-case.ts'

/** A visitor put aside waits again. Refusals: see the script's header. */
export const resume: UseCase<'ticket:resume'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'resume', contextOf(request), body)
