import { lastWord } from './last-word.ts'
import { contextOf, refuse, type UseCase } from './use-case.ts'

/** Prints a ticket again, marked as a copy. Refusals: see the script's header. */
export const reprint: UseCase<'ticket:reprint'> = async (deps, request, body) => {
  const { centre } = request.asker
  const printers = deps.hall(centre)?.view?.settings.printers
  if (body.printer !== undefined && printers && !Object.hasOwn(printers, body.printer))
    return lastWord(
      refuse('NO_SUCH_PRINTER', { printer: body.printer }),
      deps.store,
      request,
      'ticket:reprint',
    )
  return deps.store.run(centre, 'reprint', contextOf(request), body)
}
