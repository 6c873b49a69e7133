import { locales } from '../domain/locale.ts'
import type { Purpose, QueueId } from '../domain/queue.ts'
import { queueId } from '../domain/queue.ts'
import type { CentreSettings, CounterSettings } from '../domain/settings.ts'
import { centreById, services } from './catalogue.ts'
import { entitlements } from './entitlements.ts'
import type { GroupLetter } from './groups.ts'
import { hallDefaults } from './migrate-settings.ts'

function queuesOf(purpose: Purpose, groups: readonly GroupLetter[]): QueueId[] {
  return services
    .filter(service => groups.includes(service.group))
    .map(service => queueId(service.id, purpose))
}

const allGroups: readonly GroupLetter[] = ['A', 'B', 'C', 'E', 'H']

/** Windows of a new centre. Every group and collection have at least two, so that none stops during one inspector's break. */
const windows: readonly (readonly [Purpose, readonly GroupLetter[]])[] = [
  ['submission', ['A', 'H']],
  ['submission', ['A', 'H']],
  ['submission', ['B', 'C']],
  ['submission', ['B', 'C']],
  ['submission', ['E', 'A']],
  ['submission', ['E', 'A']],
  ['collection', allGroups],
  ['collection', allGroups],
]

function counter([purpose, groups]: (typeof windows)[number], index: number): CounterSettings {
  return { id: String(index + 1), queues: queuesOf(purpose, groups), ownQueues: true }
}

/**
 * @returns the settings of a centre that has changed nothing
 * @throws Error for a centre that the catalogue lacks
 */
export function defaultSettings(centreId: string): CentreSettings {
  if (!centreById(centreId)) throw new Error(`no such centre: ${centreId}`)
  return {
    version: 1,
    // The whole country has one zone, UTC+5, since 1 March 2024; before, the western regions had their own.
    zone: 'Asia/Almaty',
    dayStartsAt: '00:00',
    languages: locales,
    counters: windows.map(counter),
    services: {},
    policy: 'everywhere',
    entitlements,
    ordinaryAfter: 0,
    maxWaiting: 1_000,
    lastTicketMinutes: 15,
    noShowAfter: 0,
    holidays: [],
    kiosks: {},
    ...hallDefaults,
  }
}
