import { kioskTitleOf } from '../../shared/catalogue/effective.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { type QueueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { ZoneClock } from '../../shared/domain/zone-clock.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { causeWords } from '../../shared/i18n/common/printers.ts'
import { managerMessages } from '../../shared/i18n/manager/manager.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { devicesOffice } from '../../shared/i18n/office/devices.ts'
import { auditRole } from '../../shared/i18n/office/trail.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'

/** What rows of the trail are told with. */
export interface Telling {
  locale: Locale
  settings: CentreSettings
  zone: ZoneClock
  catalogue: LoadedCatalogue
  /** People by their ids, as far as whoever looks may know them. */
  names: ReadonlyMap<string, string>
}

/** @returns what a field was or is, in words; what has none, as it stands. */
export function tellValue(telling: Telling, type: string, field: string, value: string): string {
  const { locale, names } = telling
  const t = auditOffice[locale]
  const c = common[locale]
  switch (field) {
    case 'state':
      return wordOf(statesOf(locale, type), value)
    case 'queue':
      return queueWords(telling, value)
    case 'queues':
      return value
        .split(',')
        .map(queue => queueWords(telling, queue))
        .join(', ')
    case 'lane':
      return wordOf(t.lanes, value)
    case 'claim':
      return wordOf(c.claimStates, value)
    case 'print':
      return wordOf(c.printStates, value)
    case 'inspector':
      return names.get(value) ?? value
    case 'cause':
      return causeWords(locale, value)
    case 'mode':
      return wordOf(t.modes, value)
    case 'role':
      return auditRole(locale, value)
    case 'centres':
      return value
        .split(',')
        .map(centre => centreName(telling, centre))
        .join(', ')
    case 'active':
      return value === '1' ? t.yes : t.no
    case 'notice':
      return noticeOf(locale, value)
    default:
      return value
  }
}

/** @returns a queue by its service and what people come for; one that the catalogue doesn't know by its id. */
export function queueWords({ locale, settings, catalogue }: Telling, queue: string): string {
  if (!/\.(submission|collection)$/.test(queue)) return queue
  const { service, purpose } = splitQueue(queue as QueueId)
  if (!catalogue.byId.has(service)) return queue
  const { queueName, purposes } = managerMessages[locale]
  return queueName(kioskTitleOf(settings, service, catalogue.byId)[locale], purposes[purpose])
}

/** @returns a word of a table; what is not in it, as it stands. */
export function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key
}

function statesOf(locale: Locale, type: string): Readonly<Record<string, string>> {
  if (type.startsWith('ticket:')) return common[locale].ticketStates
  return type.startsWith('counter:') ? common[locale].counterStates : devicesOffice[locale].states
}

function centreName({ locale, catalogue }: Telling, centre: string): string {
  return catalogue.centres.find(({ id }) => id === centre)?.name[locale] ?? centre
}

function noticeOf(locale: Locale, value: string): string {
  try {
    return (JSON.parse(value) as Partial<Record<Locale, string>>)[locale] ?? value
  } catch {
    return value
  }
}
