import { kioskTitleOf, letterOf } from '../shared/catalogue/effective.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { CounterState, Sign } from '../shared/domain/counter.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { type QueueId, splitQueue } from '../shared/domain/queue.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import { stateOf } from '../shared/view/counters.ts'

/** Titles on a window board; people cannot read more in passing, so more queues show their groups instead. */
const maxTitles = 3

/** Content of a window board, without words. */
export interface WindowSign {
  state: CounterState
  /** The ticket at the window, or called to it. */
  ticket: { number: string; state: 'called' | 'serving' } | undefined
  sign: Sign | undefined
  /** The window's purpose in the centre's words, or else titles of its queues or groups. */
  serves: readonly string[]
}

/**
 * @param isToday whether the view is of the current business day; otherwise the hall is closed
 * @returns the content of a window's board; undefined if the hall has no such window
 */
export function windowSign(
  view: HallView,
  id: string,
  isToday: boolean,
  catalogue: LoadedCatalogue | undefined,
  locale: Locale,
): WindowSign | undefined {
  const settings = view.settings.counters.find(counter => counter.id === id)
  if (!settings) return undefined
  const counter = view.counters[id]
  const state = counter && isToday ? stateOf(view, counter) : 'closed'
  const isStaffed = counter !== undefined && state !== 'closed'
  const serves = settings.purpose
    ? [settings.purpose[locale]]
    : catalogue && titlesOf(view, isStaffed ? counter.queues : settings.queues, catalogue, locale)
  return {
    state,
    ticket: isStaffed && counter.ticket !== undefined ? ticketAt(view, counter.ticket) : undefined,
    sign: isStaffed && counter.inspector !== undefined ? view.persons[counter.inspector] : undefined,
    serves: serves ?? [],
  }
}

function ticketAt(view: HallView, id: string): WindowSign['ticket'] {
  const { number, state } = view.tickets[id] ?? {}
  if (number === undefined || (state !== 'called' && state !== 'serving')) return undefined
  return { number, state }
}

/** @returns the titles of a few queues, or the groups of many. A purpose with a letter of its own counts as one, whatever the service. */
function titlesOf(
  { settings }: HallView,
  queues: readonly QueueId[],
  catalogue: LoadedCatalogue,
  locale: Locale,
): string[] {
  const { groups, purposes } = catalogue
  const lettered = purposes.filter(({ letter }) => letter !== undefined)
  const isOf = (purpose: string) => (queue: QueueId) => splitQueue(queue).purpose === purpose
  const services = queues
    .filter(queue => !lettered.some(({ id }) => isOf(id)(queue)))
    .map(queue => splitQueue(queue).service)
  const letters = [...new Set(queues.map(queue => letterOf(settings, queue, catalogue)))]
  const title = (letter: string) => groups.find(group => group.letter === letter)?.title[locale] ?? letter
  const signs = lettered
    .filter(({ id }) => queues.some(isOf(id)))
    .map(({ title, sign = title }) => sign[locale])
  const titles = [...new Set(services)].map(service => kioskTitleOf(settings, service, catalogue)[locale])
  if (titles.length + signs.length > maxTitles) {
    const order = groups.map(group => group.letter)
    return letters.sort((a, b) => order.indexOf(a) - order.indexOf(b)).map(title)
  }
  return [...titles, ...signs]
}
