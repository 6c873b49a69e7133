import { kioskTitleOf, letterOf } from '../shared/catalogue/effective.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import { type Action, mayDo } from '../shared/contract/permissions.ts'
import type { Sign } from '../shared/domain/counter.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { splitQueue } from '../shared/domain/queue.ts'
import type { StaffRole } from '../shared/domain/roles.ts'
import { staffPurpose } from '../shared/i18n/common/purposes.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** The data that every part of the board shows. Each change makes a new object. */
export interface Board {
  hall: HallConnection
  /** The view on the hall's present day. */
  view: HallView
  catalogue: LoadedCatalogue
  locale: Locale
  /** The user's role: the board offers only what it permits. */
  role: StaffRole
  /** The hall's time, Unix ms. */
  now: number
}

/** @returns whether the board offers an action to its user. */
export function may({ role }: Board, action: Action): boolean {
  return mayDo(role, action)
}

/** @returns what a queue is called: its service's short title, and what people come for. */
export function queueWords(
  { view, catalogue, locale }: Board,
  queue: QueueId,
): { title: string; purpose: string } {
  const { service, purpose } = splitQueue(queue)
  const title = kioskTitleOf(view.settings, service, catalogue)[locale]
  return { title, purpose: staffPurpose(locale, purpose, catalogue) }
}

/** @returns a queue in one line. */
export function queueName(board: Board, queue: QueueId): string {
  const { title, purpose } = queueWords(board, queue)
  return managerMessages[board.locale].queueName(title, purpose)
}

/** @returns the letter that the queue's numbers begin with. */
export function queueLetter({ view, catalogue }: Board, queue: QueueId): string {
  return letterOf(view.settings, queue, catalogue)
}

/** @returns surname and initials, as staff are called on lists. */
export function shortName({ surname, name, patronymic }: Sign): string {
  const initials = [name, patronymic].filter(Boolean).map(part => `${[...part][0]}.`)
  return [surname, ...initials].join('\u00a0')
}

/** @returns a person's name, where the view knows it. */
export function personName({ view }: Board, person: string | undefined): string | undefined {
  const sign = person === undefined ? undefined : view.persons[person]
  return sign && shortName(sign)
}

/** @returns an entitlement by its id, in the board's language. */
export function entitlementTitle({ view, catalogue, locale }: Board, id: string): string {
  const known = [...view.settings.entitlements, ...catalogue.entitlements].find(entry => entry.id === id)
  return known?.title[locale] ?? id
}
