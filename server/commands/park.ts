import { contextOf, type UseCase } from './use-case.ts'

/** The visitor is put aside. Refusals: see the script's header. */
export const park: UseCase<'ticket:park'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'park', contextOf(request), body)
