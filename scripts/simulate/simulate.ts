import type { ScreenCatalogue } from '../../shared/catalogue/screen-catalogue.ts'
import type { QueryReply } from '../../shared/contract/wire.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { sleep } from '../../shared/domain/sleep.ts'
import { type LoadedCatalogue, withLookups } from '../../shared/ui/catalogue-client.ts'
import type { HallConnection } from '../../shared/ui/hall-connection.ts'
import { openCountersOf } from '../../shared/view/counters.ts'
import { OptionError } from '../option-error.ts'
import { join } from './hall.ts'
import { Inspector } from './inspector.ts'
import { type Fate, Ledger, type SimulationReport } from './ledger.ts'
import { type SimulationOptions, usage } from './options.ts'
import { Random } from './random.ts'
import { Visitors } from './visitors.ts'

const hourMs = 3_600_000
const minuteMs = 60_000
/** Tickets per minute of one kiosk: a third of a kiosk's limit, because visitors come in crowds. */
const maxTicketsPerKiosk = 10
const minKiosks = 2
/** Limited by the sockets that one address may open besides the windows. */
const maxKiosks = 40
/** Milliseconds until a query that exceeded the rate limit is repeated. */
const retryDelayMs = 1_000
const sign = { surname: 'Ахметова', name: 'Айгүл', patronymic: 'Серікқызы', post: 'инспектор' }

/** Runs visitors and inspectors for a while, and then asks the server about every ticket. */
export async function simulate(
  options: SimulationOptions,
  tell: (line: string) => void,
): Promise<SimulationReport> {
  const { url, centre, visitorsPerHour, minutes, speed } = options
  const catalogue = await fetchCatalogue(url)
  if (!catalogue.centres.some(({ id }) => id === centre))
    throw new OptionError(`The server has no centre ${centre}. Use: ${usage}`)
  const joined: HallConnection[] = []
  const enter = async (...args: Parameters<typeof join>) => {
    const hall = await join(...args)
    joined.push(hall)
    return hall
  }
  try {
    const ledger = new Ledger()
    const random = new Random(options.seed)
    const manager = await enter(url, { role: 'manager', centre, person: 'sim-manager' })
    const kiosks: HallConnection[] = []
    const kioskCount = Math.ceil((visitorsPerHour * speed) / 60 / maxTicketsPerKiosk)
    for (let i = 0; i < Math.min(maxKiosks, Math.max(minKiosks, kioskCount)); i++)
      kiosks.push(await enter(url, { role: 'kiosk', centre }))
    const visitors = new Visitors(kiosks, ledger, random, catalogue)
    const inspectors: Inspector[] = []
    for (const { id: counter } of manager.view?.settings.counters.slice(0, options.counters) ?? []) {
      const person = `sim-${counter}`
      const hall = await enter(url, { role: 'inspector', centre, counter, person, sign })
      const opened = await hall.send('counter:open-counter', { counter })
      if (!opened.ok) {
        tell(`window ${counter} cannot be opened: ${opened.error.code}`)
        continue
      }
      const session = String(opened.reply.session)
      inspectors.push(new Inspector({ hall, counter, session, ledger, visitors, random, speed }))
    }
    if (inspectors.length === 0) throw new Error('no window could be opened: somebody works in this hall')
    tell(
      `${inspectors.length} windows, ${visitorsPerHour} visitors an hour, ${minutes} minutes at speed ${speed}, seed ${options.seed}`,
    )
    const working = inspectors.map(inspector => inspector.work())

    const end = performance.now() + minutes * minuteMs
    const coming: Promise<void>[] = []
    for (;;) {
      const wait = random.untilNext(hourMs / visitorsPerHour / speed)
      if (performance.now() + wait > end) break
      await sleep(wait)
      const { view } = manager
      if (view) coming.push(visitors.come(view.settings, servedIn(manager)))
    }
    await sleep(Math.max(0, end - performance.now()))
    await Promise.all(coming)
    for (const inspector of inspectors) inspector.stop()
    await Promise.all(working)
    return ledger.report(await fatesOf([...ledger.tickets.keys()], manager, ledger), speed)
  } finally {
    for (const hall of joined) hall.close()
  }
}

/** Fetches the catalogue of a running server. @throws OptionError with a sentence when the server does not give it */
async function fetchCatalogue(url: string): Promise<LoadedCatalogue> {
  const response = await fetch(new URL('/api/catalogue', url)).catch(() => undefined)
  if (!response?.ok) throw new OptionError(`${url} gives no answer: is the server started and ready?`)
  return withLookups((await response.json()) as ScreenCatalogue)
}

/** @returns the queues of all open windows: visitors are not sent to others, where nobody would call them */
function servedIn({ view }: HallConnection): Set<QueueId> {
  const all = view?.settings.counters.flatMap(counter => counter.queues) ?? []
  return new Set(all.filter(queue => view && openCountersOf(view, queue).length > 0))
}

/** Asks the server about each ticket. */
async function fatesOf(
  tickets: readonly string[],
  manager: HallConnection,
  ledger: Ledger,
): Promise<Map<string, Fate>> {
  const waiting = new Set<string>()
  for (let page = 0; ; page++) {
    const answer = await manager.query('waiting', { page })
    if (!answer.ok) throw new Error(`the hall does not say who waits: ${answer.error.code}`)
    for (const { id } of answer.reply.tickets) waiting.add(id)
    if (answer.reply.tickets.length === 0) break
  }
  const fates = new Map<string, Fate>()
  for (const id of tickets) {
    const answer = await storyOf(manager, id)
    if (!answer.ok) {
      ledger.error(`story ${answer.error.code}`)
      continue
    }
    const { steps, ticket } = answer.reply
    fates.set(id, { steps, state: ticket?.state, listed: waiting.has(id) })
  }
  return fates
}

/** Reads a ticket's history. Repeats when a busy day has more tickets than a user may ask for in a minute. */
async function storyOf(manager: HallConnection, ticket: string): Promise<QueryReply<'story'>> {
  for (;;) {
    const answer = await manager.query('story', { ticket })
    if (answer.ok || answer.error.code !== 'TOO_MANY') return answer
    await sleep(retryDelayMs)
  }
}
