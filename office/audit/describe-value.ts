import { kioskTitleOf } from '../../shared/catalogue/effective.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { type QueueId, queueEndings, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { ZoneClock } from '../../shared/domain/zone-clock.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { causeWords } from '../../shared/i18n/common/printers.ts'
import { staffPurpose } from '../../shared/i18n/common/purposes.ts'
import { managerMessages } from '../../shared/i18n/manager/manager.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { devicesOffice } from '../../shared/i18n/office/devices.ts'
import { auditRole } from '../../shared/i18n/office/trail.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'

/** What the words for a row of the trail depend on. */
export interface RowContext {
  locale: Locale
  settings: CentreSettings
  zone: ZoneClock
  catalogue: LoadedCatalogue
  /** Names of people by id, as far as the user may know them. */
  names: ReadonlyMap<string, string>
}

/** A change of one value in words. */
export interface ChangeWords {
  label: string
  /** A path in a document, shown as it is. */
  isPlace: boolean
  /** Says what happened, where values don't: a window was added, a picture was changed. */
  word?: string
  /** Undefined: no value, or one that does not fit into a table. */
  before?: string
  after?: string
}

/** @returns a field's value in words; a value without words unchanged. */
export function describeValue(context: RowContext, type: string, field: string, value: string): string {
  const { locale, names } = context
  const t = auditOffice[locale]
  const c = common[locale]
  switch (field) {
    case 'state':
      return wordOf(statesOf(locale, type), value)
    case 'queue':
      return queueWords(context, value)
    case 'queues':
      return value
        .split(',')
        .map(queue => queueWords(context, queue))
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
        .map(centre => centreName(context, centre))
        .join(', ')
    case 'active':
      return value === '1' ? t.yes : t.no
    case 'notice':
      return noticeOf(locale, value)
    default:
      return value
  }
}

/** @returns a queue's service and purpose; the id of a service that the catalogue does not have. */
export function queueWords({ locale, settings, catalogue }: RowContext, queue: string): string {
  if (!queueEndings.some(ending => queue.endsWith(ending))) return queue
  const { service, purpose } = splitQueue(queue as QueueId)
  if (!catalogue.servicesById.has(service)) return queue
  const title = kioskTitleOf(settings, service, catalogue)[locale]
  return managerMessages[locale].queueName(title, staffPurpose(locale, purpose, catalogue))
}

/** @returns a service's short title; the id of a service that the catalogue does not have. */
export function serviceWords({ locale, settings, catalogue }: RowContext, service: string): string {
  if (!catalogue.servicesById.has(service)) return service
  return kioskTitleOf(settings, service, catalogue)[locale]
}

/** @returns the word for a key; the key itself where the table has none. */
export function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key
}

function statesOf(locale: Locale, type: string): Readonly<Record<string, string>> {
  if (type.startsWith('ticket:')) return common[locale].ticketStates
  return type.startsWith('counter:') ? common[locale].counterStates : devicesOffice[locale].states
}

function centreName({ locale, catalogue }: RowContext, centre: string): string {
  return catalogue.centres.find(({ id }) => id === centre)?.name[locale] ?? centre
}

function noticeOf(locale: Locale, value: string): string {
  try {
    return (JSON.parse(value) as Partial<Record<Locale, string>>)[locale] ?? value
  } catch {
    return value
  }
}
