import { kioskTitleOf } from '../shared/catalogue/effective.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { type QueueId, splitQueue } from '../shared/domain/queue.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { purposeTitle } from '../shared/i18n/common/purposes.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'

export interface QueueTitle {
  service: string
  purpose: string
}

/** @returns the title of a queue: its service's short title and its purpose. */
export function queueTitle(
  locale: Locale,
  queue: QueueId,
  settings: CentreSettings,
  catalogue: LoadedCatalogue,
): QueueTitle {
  const { service, purpose } = splitQueue(queue)
  return {
    service: kioskTitleOf(settings, service, catalogue)[locale],
    purpose: purposeTitle(locale, purpose, catalogue),
  }
}
