import type { Queries } from '../shared/contract/wire.ts'
import type { StaffTicket } from '../shared/domain/ticket.ts'
import { maxRestores } from '../shared/domain/transitions.ts'
import { common } from '../shared/i18n/common/common.ts'
import { formatClock, formatDuration } from '../shared/i18n/common/time.ts'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { entitlementTitle, queueName } from '../shared/ui/hall-words.ts'
import type { HelpWords } from './help-desk.ts'

type Standing = Queries['standing']['reply']

/** @returns where a ticket is, in one sentence that can be read out to its visitor. */
export function stateWords({ locale, hall }: HelpWords, ticket: StaffTicket): string {
  const t = consultant[locale]
  const { state, counter = '', called } = ticket
  const clock = called === undefined ? '' : formatClock(called, hall.zone)
  switch (state) {
    case 'called':
      return t.calledTo(counter, clock)
    case 'serving':
      return t.servedNowAt(counter)
    case 'parked':
      return t.callsLater
    case 'no-show':
      return counter === '' ? common[locale].ticketStates[state] : t.missedAt(counter, clock)
    case 'done':
      return counter === '' ? common[locale].ticketStates[state] : t.servedAt(counter)
    case 'waiting':
    case 'cancelled':
    case 'unserved':
      return common[locale].ticketStates[state]
  }
}

/** @returns what else the consultant can tell the visitor, one sentence a line. */
export function factsOf(
  desk: HelpWords,
  { before, waitFrom, waitTo }: Standing,
  ticket: StaffTicket,
): string[] {
  const { locale, hall, now } = desk
  const [t, c] = [consultant[locale], common[locale]]
  const { state, queue, waitSince, firstIssuedAt, category, claim, restores = 0, copies = 0, print } = ticket
  const isWaiting = state === 'waiting'
  const right = category === undefined ? '' : entitlementTitle(desk, category)
  return [
    isWaiting && before !== undefined ? (before === 0 ? t.nobodyAhead : t.peopleAhead(before)) : '',
    isWaiting
      ? waitFrom !== undefined && waitTo !== undefined
        ? c.likelyWait(waitFrom, waitTo)
        : c.waitNotKnown
      : '',
    isWaiting ? `${c.waited}: ${formatDuration(locale, Math.max(0, now - waitSince))}` : '',
    state === 'no-show'
      ? restores < maxRestores
        ? t.restoresLeft(maxRestores - restores)
        : t.noRestoresLeft
      : '',
    queueName(desk, queue),
    right && claim ? `${right}. ${c.claimStates[claim]}` : right,
    t.issuedAt(formatClock(firstIssuedAt, hall.zone)),
    [print ? c.printStates[print] : '', copies > 0 ? t.copies(copies) : ''].filter(Boolean).join(', '),
  ].filter(Boolean)
}
