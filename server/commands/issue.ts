import { queueBreaks, queueOpening } from '../../shared/calendar/calendar-of.ts'
import { isLastTicketPast } from '../../shared/calendar/opening.ts'
import { isOfferedAt } from '../../shared/catalogue/effective.ts'
import { hallTime } from '../../shared/domain/hall-time.ts'
import { splitQueue } from '../../shared/domain/queue.ts'
import type { Refused } from '../queue/script-runner.ts'
import { estimate, isOfToday, placeOf } from './estimate.ts'
import { JustIssued } from './just-issued.ts'
import { lastWord } from './last-word.ts'
import { contextOf, type HallKnowledge, refuse, type UseCase } from './use-case.ts'

/** Milliseconds to wait for the view to hold the day that the first tickets have opened; too short for a visitor to notice. */
const dayOpensTimeoutMs = 100

const justIssued = new WeakMap<HallKnowledge, JustIssued>()

/** Issues a ticket. Checks hours and the last ticket and estimates the wait; the script decides everything else. */
export const issue: UseCase<'ticket:issue'> = async (deps, request, body) => {
  const { asker } = request
  const hall = deps.hall(asker.centre)
  if (!hall?.view) return refuse('STORE_AWAY')
  // Refuse with `lastWord`: a repeated request gets its stored reply even though the hall has closed since.
  const refuseNew = (no: Refused) => lastWord(no, deps.store, request, 'ticket:issue')
  const catalogue = deps.catalogue()
  if (!catalogue.servicesById.has(splitQueue(body.queue).service))
    return refuseNew(refuse('QUEUE_OFF', { queue: body.queue }))
  const recent = recentOf(hall)
  const last = recent.lastAfter(hall.view)
  const storeNow = deps.now()
  if (last > 0 && !isOfToday(hall.view, hallTime(hall.view.at, storeNow)))
    await hall.waitFor(last, dayOpensTimeoutMs)
  const { view } = hall
  const now = hallTime(view.at, storeNow)
  const { settings, days } = view
  // Kiosks have printers of their own, and staff choose among those of the settings.
  const printer = asker.role === 'kiosk' ? undefined : body.printer
  if (printer !== undefined && !Object.hasOwn(settings.printers, printer))
    return refuseNew(refuse('NO_SUCH_PRINTER', { printer }))
  if (asker.role === 'kiosk' && settings.kiosks[asker.device]?.locked)
    return refuseNew(refuse('KIOSK_LOCKED'))
  if (asker.role === 'kiosk' && !isOfferedAt(asker.device, settings, body.queue, catalogue))
    return refuseNew(refuse('NOT_OFFERED_HERE', { queue: body.queue }))

  const { aroundTheClock, publicHolidays } = deps
  const moment = { settings, catalogue, queue: body.queue, days, publicHolidays, now, aroundTheClock }
  const hours = queueOpening(moment)
  if (!hours.open) {
    const code = hours.why === 'closed-day' ? 'DAY_CLOSED' : 'SERVICE_CLOSED'
    return refuseNew(refuse(code, hours.opensAt === null ? undefined : { opensAt: hours.opensAt }))
  }
  const { queue, category } = body
  const hallThen = recent.addedTo(hall, view)
  const breaks = queueBreaks(moment)
  const { before, wait } = estimate({ view, hall: hallThen, catalogue, queue, category, now, breaks })
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
    ...(printer !== undefined && { printer }),
    ...((printer !== undefined || deps.prints(settings, asker)) && { print: 'pending' }),
  })
  if (result.ok && !result.seen) {
    const { ticket, at } = result.reply as { ticket: string; at: number }
    const place = placeOf(settings, catalogue, { queue, category, at })
    recent.note(view.epoch, { n: result.n, id: ticket, queue: body.queue, ...place })
  }
  return result
}

function recentOf(hall: HallKnowledge): JustIssued {
  const recent = justIssued.get(hall) ?? new JustIssued()
  justIssued.set(hall, recent)
  return recent
}
