import { queues, servicesById } from '../../shared/catalogue/catalogue.ts'
import { isOn, letterOf, maxWaitingOf, queueTargetMs, rightsOf } from '../../shared/catalogue/effective.ts'
import type { SettingsChange } from '../../shared/contract/events.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { calendarText, daysAround } from './calendar.ts'

/** @returns the settings that scripts need, as fields of the hash `rules` */
function toRules(settings: CentreSettings): Record<string, string> {
  const rules: Record<string, string> = {
    version: String(settings.version),
    queues: queues.join(','),
    ordinaryAfter: String(settings.ordinaryAfter),
    maxWaiting: String(settings.maxWaiting),
    noShowAfter: String(settings.noShowAfter),
  }
  for (const queue of queues) {
    rules[`on:${queue}`] = isOn(settings, queue) ? '1' : '0'
    rules[`target:${queue}`] = String(queueTargetMs(settings, queue, servicesById) ?? '')
    rules[`letter:${queue}`] = letterOf(settings, queue, servicesById)
    rules[`right:${queue}`] = rightsOf(settings, queue, servicesById).join(',')
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
  changes: readonly SettingsChange[] = [],
  at?: number,
) {
  const next = { ...settings, version: base + 1 }
  return {
    base,
    settings: JSON.stringify(next),
    rules: JSON.stringify(toRules(next)),
    counters: JSON.stringify(
      Object.fromEntries(next.counters.map(({ id, queues: own }) => [id, own.join(',')])),
    ),
    newCalendar: calendarText(next),
    ...(at !== undefined && { newDays: daysAround(next, at) }),
    ...(changes.length > 0 && { changed: JSON.stringify(changes) }),
  }
}
