import { contextOf, type UseCase } from './use-case.ts'

/** Calls one chosen visitor: waiting in any queue, put aside or missed. Refusals: see the script's header. */
export const callTicket: UseCase<'ticket:call-ticket'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'call-ticket', contextOf(request), body)
