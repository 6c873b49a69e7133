import { kioskTitleOf, letterOf } from '../catalogue/effective.ts'
import type { HallView } from '../contract/hall-view.ts'
import type { Locale } from '../domain/locale.ts'
import { type QueueId, splitQueue } from '../domain/queue.ts'
import { staffPurpose } from '../i18n/common/purposes.ts'
import { managerMessages } from '../i18n/manager/manager.ts'
import type { LoadedCatalogue } from './catalogue-client.ts'

/** What names queues and entitlements on pages that show a hall. */
export interface HallWords {
  /** The view on the hall's present day. */
  view: HallView
  catalogue: LoadedCatalogue
  locale: Locale
}

/** @returns what a queue is called: its service's short title, and what people come for. */
export function queueWords(
  { view, catalogue, locale }: HallWords,
  queue: QueueId,
): { title: string; purpose: string } {
  const { service, purpose } = splitQueue(queue)
  const title = kioskTitleOf(view.settings, service, catalogue)[locale]
  return { title, purpose: staffPurpose(locale, purpose, catalogue) }
}

/** @returns a queue in one line. */
export function queueName(words: HallWords, queue: QueueId): string {
  const { title, purpose } = queueWords(words, queue)
  return managerMessages[words.locale].queueName(title, purpose)
}

/** @returns the letter that the queue's numbers begin with. */
export function queueLetter({ view, catalogue }: HallWords, queue: QueueId): string {
  return letterOf(view.settings, queue, catalogue)
}

/** @returns an entitlement by its id. */
export function entitlementTitle({ view, catalogue, locale }: HallWords, id: string): string {
  const known = [...view.settings.entitlements, ...catalogue.entitlements].find(entry => entry.id === id)
  return known?.title[locale] ?? id
}
