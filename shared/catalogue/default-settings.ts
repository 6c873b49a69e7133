import { locales } from '../domain/locale.ts'
import { splitQueue } from '../domain/queue.ts'
import type { CentreSettings, CounterSettings } from '../domain/settings.ts'
import type { Catalogue } from './catalogue.ts'
import { hallDefaults } from './migrate-settings.ts'
import { queuesOf } from './queues-of.ts'

/** @returns the windows of a new centre, numbered from 1 */
function windowsOf({ windows, services }: Catalogue): CounterSettings[] {
  return windows.map(({ purposes, groups }, index) => ({
    id: String(index + 1),
    queues: services
      .filter(({ group }) => groups.includes(group))
      .flatMap(queuesOf)
      .filter(queue => purposes.includes(splitQueue(queue).purpose)),
    ownQueues: true,
  }))
}

/** Zone of a catalogue that names none: the whole country has one, UTC+5, since 1 March 2024. */
export const usualZone = 'Asia/Almaty'
/** Where entitlements count if a catalogue does not say it. */
export const usualPolicy: CentreSettings['policy'] = 'everywhere'

/**
 * @param centre its id; one that the catalogue does not have gets what all centres get
 * @returns the settings of a centre that has changed nothing
 */
export function defaultSettings(catalogue: Catalogue, centre: string): CentreSettings {
  return {
    version: 1,
    zone: catalogue.centresById.get(centre)?.zone ?? catalogue.zone ?? usualZone,
    dayStartsAt: '00:00',
    languages: locales,
    counters: windowsOf(catalogue),
    services: {},
    policy: catalogue.policy ?? usualPolicy,
    entitlements: catalogue.entitlements,
    ordinaryAfter: 0,
    maxWaiting: 1_000,
    lastTicketMinutes: 15,
    noShowAfter: 0,
    holidays: [],
    kiosks: {},
    ...hallDefaults,
  }
}
