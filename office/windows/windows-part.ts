import { isOn } from '../../shared/catalogue/effective.ts'
import type { Purpose, QueueId } from '../../shared/domain/queue.ts'
import type { CentreSettings, CounterSettings } from '../../shared/domain/settings.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { lacksLanguage } from '../../shared/i18n/common/forms.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'
import type { Part } from '../draft.ts'
import { chosenOf, type GridGroup, type GridRows, queuesIn } from '../queue-grid/rows.ts'

export type Windows = readonly CounterSettings[]

export const windowsPart: Part<Windows> = {
  name: 'windows',
  hasShape: value => Array.isArray(value) && value.every(isWindow),
  read: settings => settings.counters,
  write: (settings, counters): CentreSettings => ({ ...settings, counters }),
}

function isWindow(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return 'id' in value && 'queues' in value && Array.isArray(value.queues) && 'ownQueues' in value
}

/** What is wrong with a window before it is saved; the server checks the same. */
export interface WindowMistakes {
  number?: 'twice' | 'range'
  queues?: 'none' | 'too-many'
  sign?: true
}

/** @returns what is wrong with the window at a place of the list. */
export function mistakesOf(windows: Windows, at: number): WindowMistakes {
  const window = windows[at]
  if (!window) return {}
  const { id, queues, purpose } = window
  const { counters, counterQueues } = settingsLimits
  const number = Number(id)
  const isNumber = /^[1-9]\d*$/.test(id) && number >= counters.min && number <= counters.max
  const isTwice = windows.some((other, place) => place !== at && other.id === id)
  return {
    ...(!isNumber ? { number: 'range' } : isTwice && { number: 'twice' }),
    ...(queues.length < counterQueues.min && { queues: 'none' }),
    ...(queues.length > counterQueues.max && { queues: 'too-many' }),
    ...(lacksLanguage(purpose) && { sign: true }),
  }
}

/** @returns the place of a window with a mistake, the open one before others; -1 for none. */
export function firstMistake(windows: Windows, open = -1): number {
  const isWrong = (at: number) => Object.keys(mistakesOf(windows, at)).length > 0
  return isWrong(open) ? open : windows.findIndex((_, at) => isWrong(at))
}

/** @returns the windows and one more, with the first number that none of them has. */
export function withNewWindow(windows: Windows): Windows {
  const taken = new Set(windows.map(({ id }) => Number(id)))
  let number = settingsLimits.counters.min
  while (taken.has(number)) number++
  return [...windows, { id: String(number), queues: [], ownQueues: true }]
}

/** @returns the queues that give tickets and that none of these windows serves. */
export function queuesWithoutWindow(settings: CentreSettings, catalogue: LoadedCatalogue): QueueId[] {
  const served = new Set(settings.counters.flatMap(({ queues }) => queues))
  return catalogue.queues.filter(queue => !served.has(queue) && isOn(settings, queue, catalogue))
}

/** The queues of one group and purpose that a window serves. */
export interface ServedPart {
  group: GridGroup
  purpose: Purpose
  count: number
  all: number
}

/** @returns what a window serves, by group and purpose, and how many of its queues the rows lack. */
export function servedBy(
  { queues }: CounterSettings,
  { groups, purposes }: GridRows,
): { parts: ServedPart[]; others: number } {
  const chosen = new Set(queues)
  const parts = groups.flatMap(group =>
    purposes.flatMap(purpose => {
      const own = queuesIn(group.services, purpose)
      const { count } = chosenOf(own, chosen)
      return count > 0 ? [{ group, purpose, count, all: own.length }] : []
    }),
  )
  return { parts, others: chosen.size - parts.reduce((sum, { count }) => sum + count, 0) }
}
