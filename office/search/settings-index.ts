import { type Locale, locales } from '../../shared/domain/locale.ts'
import {
  type SettingsField,
  type SettingsSection,
  sectionOfPath,
  settingsFields,
} from '../../shared/domain/settings-sections.ts'
import { type OfficeSectionId, officeMessages } from '../../shared/i18n/office/office.ts'
import { settingsNames, type ThingWithFields } from '../../shared/i18n/office/settings-names.ts'

/** Results that are offered: more are not read. */
const maxFound = 8

/** A section of the office, or a field in it. */
export interface FoundPlace {
  section: OfficeSectionId
  /** The field's place in the settings, `counters.queues`; absent: the section itself. */
  path?: string
  /** What it is called, in each language: the section, then what is in it. */
  names: Readonly<Record<Locale, readonly string[]>>
}

/** The field of the settings in which the fields of a thing are. */
const fieldOfThing: Readonly<Record<ThingWithFields, SettingsField>> = {
  counters: 'counters',
  services: 'services',
  queues: 'services',
  kiosks: 'kiosks',
  offers: 'kiosks',
  idle: 'kiosks',
  printers: 'printers',
  printerProfiles: 'printerProfiles',
  zones: 'zones',
  entitlements: 'entitlements',
  displays: 'displays',
  voice: 'voice',
}

/** @returns every section and field of the settings with its names, for the sections that the office has. */
export function settingsIndex(sections: readonly OfficeSectionId[]): FoundPlace[] {
  const known = new Set<OfficeSectionId>(sections)
  const inOffice = (section: SettingsSection | undefined) => sections.find(id => id === section)
  const places: FoundPlace[] = [...known].map(section => ({
    section,
    names: inEach(locale => [officeMessages[locale].sections[section]]),
  }))
  for (const field of settingsFields) {
    const section = inOffice(sectionOfPath(field))
    if (!section) continue
    const names = inEach(locale => [
      officeMessages[locale].sections[section],
      settingsNames[locale].fields[field],
    ])
    places.push({ section, path: field, names })
  }
  for (const [thing, field] of Object.entries(fieldOfThing) as [ThingWithFields, SettingsField][]) {
    const section = inOffice(sectionOfPath(field))
    if (!section) continue
    for (const part of Object.keys(settingsNames.en.things[thing]))
      places.push({
        section,
        path: `${field}.${part}`,
        names: inEach(locale => {
          const { fields, things } = settingsNames[locale]
          const words: Readonly<Record<string, string>> = things[thing]
          return [officeMessages[locale].sections[section], fields[field], words[part] ?? part]
        }),
      })
  }
  return places
}

/**
 * Finds sections and settings by words of their names, in any language.
 *
 * @returns the best first: names that begin with the text, then sections before fields
 */
export function findSettings(index: readonly FoundPlace[], text: string): FoundPlace[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const ranked = index.flatMap(place => {
    const ranks = locales.map(locale => rankOf(place.names[locale], words))
    const best = Math.max(...ranks)
    return best > 0 ? [{ place, best }] : []
  })
  return ranked
    .toSorted((a, b) => b.best - a.best)
    .slice(0, maxFound)
    .map(({ place }) => place)
}

/** @returns how well names fit: 0 where a word is missing, more where the last name itself has the words */
function rankOf(names: readonly string[], words: readonly string[]): number {
  const whole = names.join(' ').toLowerCase()
  const own = (names.at(-1) ?? '').toLowerCase()
  if (!words.every(word => whole.includes(word))) return 0
  if (own.startsWith(words.join(' '))) return 3
  return words.every(word => own.includes(word)) ? 2 : 1
}

function inEach<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return { kk: make('kk'), ru: make('ru'), en: make('en') }
}
