import { type Locale, locales } from '../../shared/domain/locale.ts'
import { type Purpose, purposes } from '../../shared/domain/queue.ts'
import { type DayHours, type Weekday, weekdays } from '../../shared/domain/settings.ts'
import { settingsFields } from '../../shared/domain/settings-sections.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { staffPurpose } from '../../shared/i18n/common/purposes.ts'
import { formatDays, formatHours } from '../../shared/i18n/common/time.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { settingsNames, type ThingWithFields } from '../../shared/i18n/office/settings-names.ts'
import { type ChangeWords, queueWords, type RowContext, serviceWords, wordOf } from './describe-value.ts'

/** @returns whether a path names a place in the settings, whose words `describePlace` knows. */
export function isSettingsPlace(path: string): boolean {
  const [field = ''] = path.split('.')
  return (settingsFields as readonly string[]).includes(field)
}

/**
 * Describes a place in the settings in words: "Window 3 · queues" for `counters.3.queues`.
 *
 * @param path a place that `isSettingsPlace` accepts, or `… 12` where a list of differences was cut
 */
function describePlace(context: RowContext, path: string): string {
  const t = settingsNames[context.locale]
  const cut = /^… (\d+)$/.exec(path)
  if (cut) return t.more(cut[1] ?? '')
  const [field = '', id, ...rest] = path.split('.')
  const whole = wordOf(t.fields, field)
  if (id === undefined) return whole
  switch (field) {
    case 'counters':
      return join(t.window(id), ...inThing(context, 'counters', rest))
    case 'services':
      return join(serviceWords(context, id), ...inService(context, rest))
    case 'kiosks':
      return join(t.kiosk(id), ...inThing(context, 'kiosks', rest))
    case 'printers':
      return join(t.printer(id), ...inThing(context, 'printers', rest))
    case 'printerProfiles':
      return join(t.printerProfile(id), ...inThing(context, 'printerProfiles', rest))
    case 'zones':
      return join(t.zone(id), ...inThing(context, 'zones', rest))
    case 'displays':
      return join(t.display(id), ...inThing(context, 'displays', rest))
    case 'entitlements':
      return join(whole, id, ...inThing(context, 'entitlements', rest))
    case 'voice':
      return join(whole, ...inThing(context, 'voice', [id, ...rest]))
    default:
      return join(whole, ...[id, ...rest].map(languageOr))
  }
}

/** @returns the words for the part of a service's settings, `submission.target`. */
function inService(context: RowContext, [name, ...rest]: readonly string[]): string[] {
  if (name === undefined || !isPurpose(name))
    return name === undefined ? [] : inThing(context, 'services', [name, ...rest])
  return [staffPurpose(context.locale, name, context.catalogue), ...inThing(context, 'queues', rest)]
}

/** Fields of things that have fields of their own. */
const innerThings = ['offers', 'idle'] as const satisfies readonly ThingWithFields[]

function inThing(context: RowContext, thing: ThingWithFields, [name, ...rest]: readonly string[]): string[] {
  if (name === undefined) return []
  const own = wordOf(settingsNames[context.locale].things[thing], name)
  const inner = innerThings.find(one => one === name && one !== thing)
  return [own, ...(inner ? inThing(context, inner, rest) : rest.map(languageOr))]
}

function join(...words: string[]): string {
  return words.join(' · ')
}

function isPurpose(name: string): name is Purpose {
  return (purposes as readonly string[]).includes(name)
}

function languageOr(name: string): string {
  return isLocale(name) ? languageNames[name] : name
}

function isLocale(name: string): name is Locale {
  return (locales as readonly string[]).includes(name)
}

/** A difference between two versions of the settings, its values as JSON. An absent value was not there. */
interface Difference {
  path: string
  before?: string | undefined
  after?: string | undefined
}

/**
 * Describes a difference in words. Of a list it names only what was removed and what was added. A value that was cut at its end is
 * described as far as it goes; `…` is a picture.
 */
export function describeChange(context: RowContext, { path, before, after }: Difference): ChangeWords {
  const { locale } = context
  const t = settingsNames[locale]
  const label = describePlace(context, path)
  const [was, is] = [readValue(locale, before), readValue(locale, after)]
  const said = (word: string) => ({ label, isPlace: false, word })
  if (was === undefined && isThing(is)) return said(t.added)
  if (is === undefined && isThing(was)) return said(t.removed)
  const [removed, added] = isList(was) && isList(is) ? listChanges(was, is) : [was, is]
  const [old, present] = [removed, added].map(value =>
    value === undefined ? undefined : wordsOf(context, path, value),
  )
  // A value that has no words, such as a picture.
  if ([old, present].includes(t.changed)) return said(t.changed)
  return {
    label,
    isPlace: false,
    ...(old !== undefined && { before: old }),
    ...(present !== undefined && { after: present }),
  }
}

/** @returns what a JSON text says. Of a value that was cut: the whole elements of a list, a thing without fields, a text as it is. */
function readValue(locale: Locale, text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A text in three languages, as far as this language got.
    const [, own] = new RegExp(`"${locale}":"((?:[^"\\\\]|\\\\.)*)`).exec(text) ?? []
    if (text.startsWith('{"kk":"') && own !== undefined) return own
    if (text.startsWith('{')) return {}
    if (text.startsWith('[{')) return [{}]
    if (!text.startsWith('["')) return text
    return [...text.matchAll(/"([^"]*)",/g)].map(([, one = '']) => one).concat('…')
  }
}

/** @returns what a list has lost and gained; both lists whole where only the order differs. */
function listChanges(before: readonly string[], after: readonly string[]): [unknown, unknown] {
  const removed = before.filter(one => !after.includes(one))
  const added = after.filter(one => !before.includes(one))
  if (removed.length === 0 && added.length === 0) return [before, after]
  return [removed.length > 0 ? removed : undefined, added.length > 0 ? added : undefined]
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string')
}

/** @returns whether a value is a window, a kiosk or another thing with fields, and no text in three languages. */
function isThing(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('kk' in value)
}

function wordsOf(context: RowContext, path: string, value: unknown): string {
  const { locale } = context
  const t = settingsNames[locale]
  if (value === null) return t.none
  if (value === '…') return t.changed
  if (typeof value === 'boolean') return value ? auditOffice[locale].yes : auditOffice[locale].no
  if (typeof value === 'string') return wordOfText(context, path, value)
  if (Array.isArray(value)) {
    if (value.length === 0) return t.none
    if (value.every(one => typeof one === 'string'))
      return value.map(one => wordOfText(context, path, one)).join(', ')
    return value.every(isDayHours) ? formatHours(locale, value) : t.changed
  }
  if (typeof value === 'object') {
    const inLocale = (value as Partial<Record<Locale, unknown>>)[locale]
    if (typeof inLocale === 'string') return inLocale
    return t.changed
  }
  return String(value)
}

function wordOfText(context: RowContext, path: string, text: string): string {
  const { locale } = context
  if (path === 'publicHolidays') return wordOf(settingsNames[locale].publicHolidays, text)
  if (path === 'policy') return wordOf(settingsNames[locale].policies, text)
  if (path === 'languages' && isLocale(text)) return languageNames[text]
  if (isWeekday(text)) return formatDays(locale, [text])
  return queueWords(context, text)
}

function isDayHours(value: unknown): value is DayHours {
  if (typeof value !== 'object' || value === null) return false
  return ['days', 'open', 'close', 'breaks'].every(field => field in value)
}

function isWeekday(value: string): value is Weekday {
  return (weekdays as readonly string[]).includes(value)
}
