import { groupOf, kioskTitleOf } from '../../shared/catalogue/effective.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { type Purpose, type QueueId, splitQueue } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'

/** A service with those of its queues that the grid offers. */
export interface GridService {
  id: string
  title: string
  queues: readonly QueueId[]
  /** Everything by which it can be found, in lower case. */
  words: string
}

/** Services that share a letter. */
export interface GridGroup {
  letter: string
  title: string
  services: readonly GridService[]
}

export interface GridRows {
  groups: readonly GridGroup[]
  /** Columns, in the order in which kiosks offer the purposes. */
  purposes: readonly Purpose[]
}

/**
 * Arranges the queues of a catalogue by group and service, as a centre's settings have them.
 * @param isShown whether the grid offers a queue
 */
export function gridRows(
  settings: CentreSettings,
  catalogue: LoadedCatalogue,
  locale: Locale,
  isShown: (queue: QueueId) => boolean,
): GridRows {
  const byService = new Map<string, QueueId[]>()
  const used = new Set<Purpose>()
  for (const queue of catalogue.queues) {
    if (!isShown(queue)) continue
    const { service, purpose } = splitQueue(queue)
    used.add(purpose)
    byService.set(service, [...(byService.get(service) ?? []), queue])
  }
  const byLetter = new Map<string, GridService[]>()
  for (const service of catalogue.services) {
    const queues = byService.get(service.id)
    if (!queues) continue
    const short = kioskTitleOf(settings, service.id, catalogue)
    const letter = groupOf(settings, service.id, catalogue)
    const words = locales.flatMap(one => [short[one], service.title[one]]).join('\n')
    const row = { id: service.id, title: short[locale], queues, words: `${letter} ${words}`.toLowerCase() }
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), row])
  }
  const titles = new Map(catalogue.groups.map(({ letter, title }) => [letter, title[locale]]))
  const order = [...new Set([...titles.keys(), ...byLetter.keys()])]
  return {
    groups: order.flatMap(letter => {
      const services = byLetter.get(letter)
      return services ? [{ letter, title: titles.get(letter) ?? letter, services }] : []
    }),
    purposes: catalogue.purposes.map(({ id }) => id).filter(purpose => used.has(purpose)),
  }
}

/** @returns the queues of services, or those of them with one purpose. */
export function queuesIn(services: readonly GridService[], purpose?: Purpose): QueueId[] {
  const all = services.flatMap(({ queues }) => queues)
  return purpose === undefined ? all : all.filter(queue => splitQueue(queue).purpose === purpose)
}

/** @returns groups with only those services that match what was typed; groups without one are left out. */
export function findInGroups(groups: readonly GridGroup[], typed: string): readonly GridGroup[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return groups
  return groups.flatMap(group => {
    const services = group.services.filter(({ words }) => words.includes(wanted))
    return services.length > 0 ? [{ ...group, services }] : []
  })
}

/** @returns whether all, some or none of the queues are chosen. */
export function chosenOf(
  queues: readonly QueueId[],
  chosen: ReadonlySet<QueueId>,
): { count: number; state: 'all' | 'some' | 'none' } {
  const count = queues.filter(queue => chosen.has(queue)).length
  return { count, state: count === 0 ? 'none' : count === queues.length ? 'all' : 'some' }
}

/** @returns the chosen queues with these added or taken away, in the catalogue's order; those that it lacks come last. */
export function withQueues(
  chosen: ReadonlySet<QueueId>,
  queues: readonly QueueId[],
  isOn: boolean,
  all: readonly QueueId[],
): QueueId[] {
  const next = new Set(chosen)
  for (const queue of queues) {
    if (isOn) next.add(queue)
    else next.delete(queue)
  }
  const known = all.filter(queue => next.has(queue))
  const unknown = [...next].filter(queue => !all.includes(queue))
  return [...known, ...unknown]
}
