import { servicesById } from '../../shared/catalogue/catalogue.ts'
import { queueOpening } from '../../shared/catalogue/queue-opening.ts'
import { isLastTicketPast } from '../../shared/domain/opening-hours.ts'
import { splitQueue } from '../../shared/domain/queue.ts'
import { estimate } from './estimate.ts'
import { answeredOr } from './remembered.ts'
import { type CommandResult, contextOf, refuse, type UseCase } from './use-case.ts'

/** A ticket that was just acknowledged may not have reached the view yet; so short that nobody feels it. */
const catchUpMs = 100

/** The last event that each hall is known to have, so that the next visitor is counted behind the one before. */
const acknowledged = new WeakMap<object, number>()

/** A visitor takes a ticket: hours, the last ticket and the likely wait are judged here, everything else in the script. */
export const issue: UseCase<'ticket:issue'> = async (deps, request, body) => {
  const { asker } = request
  const hall = deps.hall(asker.centre)
  if (!hall?.view) return refuse('STORE_AWAY')
  // The hall may have closed since a request was carried out whose answer got lost.
  const refuseNew = (no: CommandResult) => answeredOr(no, deps.store, request, 'ticket:issue')
  if (!servicesById.has(splitQueue(body.queue).service)) return refuse('QUEUE_OFF', { queue: body.queue })
  await hall.reached(acknowledged.get(hall) ?? 0, catchUpMs)
  const { view } = hall
  const { settings, days } = view
  if (asker.role === 'kiosk' && settings.kiosks[asker.device]?.locked)
    return refuseNew(refuse('KIOSK_LOCKED'))

  const now = deps.now()
  const hours = queueOpening({
    settings,
    services: servicesById,
    queue: body.queue,
    days,
    now,
    aroundTheClock: deps.aroundTheClock,
  })
  if (!hours.open) {
    const code = hours.why === 'closed-day' ? 'DAY_CLOSED' : 'SERVICE_CLOSED'
    return refuseNew(refuse(code, hours.opensAt === null ? undefined : { opensAt: hours.opensAt }))
  }
  const { before, wait } = estimate(view, hall, body.queue, body.category, now)
  const likelyUpperMs = wait && wait.to * 60_000
  const { lastTicketMinutes } = settings
  if (isLastTicketPast({ closesAt: hours.closesAt, now, likelyUpperMs, lastTicketMinutes }))
    return refuseNew(refuse('LAST_TICKET_PAST'))

  const result = await deps.store.run(asker.centre, 'issue', contextOf(request), {
    queue: body.queue,
    lang: body.lang,
    from: asker.device,
    before,
    ...(body.category !== undefined && { category: body.category }),
    ...(wait && { waitFrom: wait.from, waitTo: wait.to }),
  })
  if (result.ok) acknowledged.set(hall, Math.max(result.n, acknowledged.get(hall) ?? 0))
  return result
}
