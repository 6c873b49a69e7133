import type { CentreSettings } from './settings.ts'

/** Sections of a centre's settings. The office's sections have the same ids. */
export const settingsSections = [
  'first-steps',
  'centre',
  'services',
  'windows',
  'hours',
  'rules',
  'kiosks',
  'hall-screens',
  'ticket',
  'printers',
] as const
export type SettingsSection = (typeof settingsSections)[number]

/** A field of the settings that a centre decides. The version is only counted. */
export type SettingsField = Exclude<keyof CentreSettings, 'version'>

/**
 * The section of each field. The history shows differences by it, a section is copied and restored with its fields, and the search leads
 * to it. A new field of the settings needs a row here.
 */
const sectionOfField: Readonly<Record<SettingsField, SettingsSection>> = {
  firstSteps: 'first-steps',
  zone: 'hours',
  dayStartsAt: 'hours',
  languages: 'centre',
  services: 'services',
  counters: 'windows',
  hours: 'hours',
  publicHolidays: 'hours',
  holidays: 'hours',
  policy: 'rules',
  entitlements: 'rules',
  ordinaryAfter: 'rules',
  maxWaiting: 'rules',
  lastTicketMinutes: 'rules',
  noShowAfter: 'rules',
  kiosks: 'kiosks',
  zones: 'hall-screens',
  displays: 'hall-screens',
  ticker: 'hall-screens',
  ticket: 'ticket',
  printers: 'printers',
  printerProfiles: 'printers',
  voice: 'hall-screens',
}

export const settingsFields = Object.keys(sectionOfField) as SettingsField[]

/** @returns the fields of a section, in the order of the table. */
export function fieldsOf(section: SettingsSection): SettingsField[] {
  return settingsFields.filter(field => sectionOfField[field] === section)
}

/** @returns the section of a place in the settings, such as `counters.3.queues`; undefined when the settings have no such field. */
export function sectionOfPath(path: string): SettingsSection | undefined {
  const [field = ''] = path.split('.')
  return Object.hasOwn(sectionOfField, field) ? sectionOfField[field as SettingsField] : undefined
}

/** @returns the settings `onto` with the fields of some sections as they are in `from`. A field that `from` lacks is removed. */
export function withSections(
  onto: CentreSettings,
  from: CentreSettings,
  sections: readonly SettingsSection[],
): CentreSettings {
  const taken = new Set(sections.flatMap(fieldsOf))
  const kept = Object.entries(onto).filter(([field]) => !taken.has(field as SettingsField))
  const added = Object.entries(from).filter(([field]) => taken.has(field as SettingsField))
  return Object.fromEntries([...kept, ...added]) as unknown as CentreSettings
}
