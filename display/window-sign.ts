import { kioskTitleOf, letterOf } from '../shared/catalogue/effective.ts'
import { collectionLetter } from '../shared/catalogue/groups.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { CounterState, Sign } from '../shared/domain/counter.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { type QueueId, splitQueue } from '../shared/domain/queue.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import { stateOf } from '../shared/view/counters.ts'

/** As many titles as can be read in passing; of more queues the groups are told. */
const mostTitles = 3

/** What a window's board shows, but for words. */
export interface WindowSign {
  state: CounterState
  /** Who is at the window, or on the way there. */
  ticket: { number: string; state: 'called' | 'serving' } | undefined
  sign: Sign | undefined
  /** What the window is for, in the centre's own words or by what it serves. */
  serves: readonly string[]
}

/**
 * @param isToday the view is of the present business day; else the hall is closed
 * @returns what is true of a window now; undefined where the hall has no such window
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

/** @returns the titles of a few queues, the groups of many; finished documents are one thing, of whatever service. */
function titlesOf(
  { settings }: HallView,
  queues: readonly QueueId[],
  { byId, groups }: LoadedCatalogue,
  locale: Locale,
): string[] {
  const submissions = queues.filter(queue => splitQueue(queue).purpose === 'submission')
  const letters = [...new Set(queues.map(queue => letterOf(settings, queue, byId)))]
  const title = (letter: string) => groups.find(group => group.letter === letter)?.title[locale] ?? letter
  const collection = letters.includes(collectionLetter) ? [title(collectionLetter)] : []
  if (submissions.length + collection.length > mostTitles) {
    const order = groups.map(group => group.letter as string)
    return letters.sort((a, b) => order.indexOf(a) - order.indexOf(b)).map(title)
  }
  return [
    ...submissions.map(queue => kioskTitleOf(settings, splitQueue(queue).service, byId)[locale]),
    ...collection,
  ]
}
