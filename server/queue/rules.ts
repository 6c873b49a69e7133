import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { isOn, letterOf, maxWaitingOf, queueTargetMs, rightsOf } from '../../shared/catalogue/effective.ts'
import type { SettingsChange } from '../../shared/contract/events.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { calendarText, daysAround } from './calendar.ts'

/** @returns the rules of a centre that scripts need, as fields of the hash `rules` */
function toRules(settings: CentreSettings, catalogue: Catalogue): Record<string, string> {
  const rules: Record<string, string> = {
    version: String(settings.version),
    catalogue: String(catalogue.version),
    queues: catalogue.queues.join(','),
    ordinaryAfter: String(settings.ordinaryAfter),
    maxWaiting: String(settings.maxWaiting),
    noShowAfter: String(settings.noShowAfter),
  }
  for (const queue of catalogue.queues) {
    rules[`on:${queue}`] = isOn(settings, queue, catalogue) ? '1' : '0'
    rules[`target:${queue}`] = String(queueTargetMs(settings, queue, catalogue) ?? '')
    rules[`letter:${queue}`] = letterOf(settings, queue, catalogue)
    rules[`right:${queue}`] = rightsOf(settings, queue, catalogue).join(',')
    rules[`max:${queue}`] = String(maxWaitingOf(settings, queue) ?? '')
  }
  for (const counter of settings.counters) rules[`own:${counter.id}`] = counter.ownQueues ? '1' : '0'
  return rules
}

/**
 * @param changes what differs from version `base`, for the trail
 * @param at the time, Unix ms; a centre whose calendar changes needs it
 * @returns the script arguments that replace a centre's settings; the version is one more than `base`.
 */
export function settingsArgs(
  base: number,
  settings: CentreSettings,
  catalogue: Catalogue,
  changes: readonly SettingsChange[] = [],
  at?: number,
) {
  const next = { ...settings, version: base + 1 }
  return {
    base,
    settings: JSON.stringify(next),
    rules: JSON.stringify(toRules(next, catalogue)),
    counters: JSON.stringify(
      Object.fromEntries(next.counters.map(({ id, queues: own }) => [id, own.join(',')])),
    ),
    newCalendar: calendarText(next),
    ...(at !== undefined && { newDays: daysAround(next, at) }),
    ...(changes.length > 0 && { changed: JSON.stringify(changes) }),
  }
}

/** @returns the script arguments that give a centre with these settings the rules of a newer catalogue. */
export function followArgs(settings: CentreSettings, catalogue: Catalogue) {
  return {
    version: catalogue.version,
    settingsVersion: settings.version,
    rules: JSON.stringify(toRules(settings, catalogue)),
  }
}
