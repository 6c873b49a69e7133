import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Hall } from '../../../server/halls/hall.ts'
import { QueueIndex } from '../../../server/halls/queue-index.ts'
import { centreKeys } from '../../../server/queue/keys.ts'
import { parseEvent, type StreamEntry } from '../../../server/queue/parse-event.ts'
import { followArgs } from '../../../server/queue/rules.ts'
import type { ScriptName } from '../../../server/queue/script-args.ts'
import { type EventType, eventTypes } from '../../../shared/contract/events.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { Sign } from '../../../shared/domain/counter.ts'
import { callReasons } from '../../../shared/domain/ticket.ts'
import { applyEvent } from '../../../shared/view/apply-event.ts'
import { type Audience, audiences, audienceTable } from '../../../shared/view/audiences.ts'
import { cutEvent, cutSnapshot } from '../../../shared/view/cut.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { signs } from '../../kit/member.ts'
import { type Action, actionArbitrary, commandOf, timeOf } from '../../kit/model/actions.ts'
import { Model } from '../../kit/model/model.ts'
import { order } from '../../kit/order.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { fixedSeed } from '../../kit/seed.ts'

const runs = 100
const commands = 80

let redis: TestRedis
let client: TestClient
const seenTypes = new Set<EventType>()

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterAll(() => redis.stop())

/** @returns a message as the other end of a socket receives it. */
function sent<T>(message: T): T {
  return JSON.parse(JSON.stringify(message))
}

/** A node's hall, and screens that follow it from their first snapshot. */
class Screens {
  readonly hall: TestHall
  readonly node: Hall
  readonly views = new Map<Audience, HallView>()
  /** All messages sent to each audience. */
  readonly messages = new Map<Audience, unknown[]>(audiences.map(audience => [audience, []]))
  readonly differences: string[] = []
  /** The audience that does not get events of this type. */
  keptBack: { type: EventType; audience: Audience } | undefined
  #cursor = ''

  constructor(hall: TestHall) {
    this.hall = hall
    const keys = centreKeys(hall.prefix, hall.centre)
    this.node = new Hall({
      centre: hall.centre,
      log: pino({ level: 'silent' }),
      readView: () => hall.store.readView(hall.centre),
      readSign: async person => {
        const sign = await client.hGet(keys.person(person), 'sign')
        return sign ? (JSON.parse(sign) as Sign) : undefined
      },
      onReload: () => this.#snapshot(),
      onEvent: (event, context) => {
        seenTypes.add(event.type)
        for (const audience of audiences) {
          const view = this.views.get(audience)
          if (!view) continue
          const isKeptBack = this.keptBack?.type === event.type && this.keptBack.audience === audience
          const message = isKeptBack ? { n: event.n, at: event.at } : sent(cutEvent(event, audience, context))
          this.messages.get(audience)?.push(message)
          applyEvent(view, message)
          this.#compare(audience, view, event.type)
        }
      },
    })
  }

  async start(): Promise<void> {
    this.#cursor = await this.node.load()
  }

  /** Sends snapshots after the view was read again. */
  #snapshot(): void {
    const { view } = this.node
    if (!view) throw new Error('there is no view')
    for (const audience of audiences) {
      const snapshot = sent(cutSnapshot(view, audience))
      this.messages.get(audience)?.push(snapshot)
      this.views.set(audience, snapshot)
    }
  }

  async follow(): Promise<void> {
    const { events } = centreKeys(this.hall.prefix, this.hall.centre)
    const raw: unknown = await client.sendCommand(['XRANGE', events, `(${this.#cursor}`, '+'])
    for (const entry of raw as StreamEntry[]) {
      const event = parseEvent(entry)
      if (!(await this.node.follow(event))) {
        if ('type' in event) seenTypes.add(event.type)
        this.#cursor = await this.node.load()
        return
      }
      this.#cursor = entry[0]
    }
  }

  /** Checks that each screen's view equals the snapshot of a new screen. */
  #compare(audience: Audience, view: HallView, after: string): void {
    const { view: whole } = this.node
    if (!whole) return
    const wanted = sent(cutSnapshot(whole, audience))
    for (const part of Object.keys(wanted) as (keyof HallView)[]) {
      if (!isDeepStrictEqual(view[part], wanted[part]))
        this.differences.push(`${audience} ${part} after ${after}`)
    }
  }
}

/** Carries out actions in a new hall that screens follow. */
async function act(actions: readonly Action[], keptBack?: Screens['keptBack']): Promise<Screens> {
  const hall = await openHall(client)
  const screens = new Screens(hall)
  screens.keptBack = keptBack
  await screens.start()
  const model = new Model((await hall.view()).settings, hall.clock.now ?? 0, new Map())
  for (const [serial, action] of actions.entries()) {
    if (['nothing', 'repeat', 'restart'].includes(action.kind)) continue
    const at = timeOf(model, action)
    hall.clock.now = at
    const { name, by, args } = commandOf(model, action, at, serial)
    model.run(at, { name, by, args })
    const sign = name === 'open-counter' && args.inspector ? { sign: JSON.stringify(signs.ordinary) } : {}
    await hall.store.run(hall.centre, name as ScriptName, { by }, { ...args, ...sign } as Record<
      never,
      string
    >)
    await screens.follow()
  }
  return screens
}

const day = fc.array(actionArbitrary, { minLength: commands, maxLength: commands })

/** @returns the names of all fields in a message, at any depth. */
function fieldsIn(message: unknown): string[] {
  if (typeof message !== 'object' || message === null) return []
  return Object.entries(message).flatMap(([field, value]) => [field, ...fieldsIn(value)])
}

/** Leaves out the settings, whose entitlements are no secret. */
function withoutSettings(field: string, value: unknown): unknown {
  return field === 'settings' ? undefined : value
}

const secretFields = [
  'reason',
  'claim',
  'category',
  'lane',
  'word',
  'orderBy',
  'waitKind',
  'noted',
  'undo',
  'by',
]

test(`each audience's slice follows by its events alone, ${runs} days of ${commands} commands`, async () => {
  await fc.assert(
    fc.asyncProperty(day, async actions => {
      const { differences, messages, node, hall, views } = await act(actions)
      expect(differences).toEqual([])
      // No screen in the hall learns why a visitor was called, not even on the wire.
      for (const audience of ['kiosk', 'display'] as const) {
        const received = messages.get(audience) ?? []
        const fields = new Set(received.flatMap(fieldsIn))
        expect(secretFields.filter(field => fields.has(field))).toEqual([])
        const text = JSON.stringify(received, withoutSettings)
        expect(
          [...callReasons, 'a paper was missing', 'disability'].filter(word => text.includes(`"${word}"`)),
        ).toEqual([])
      }
      // The screens have what the store holds.
      const stored = await hall.view()
      const fresh = { ...stored, queues: new QueueIndex(Object.values(stored.tickets)).allFigures() }
      for (const audience of audiences) {
        const { tickets, counters, calls, days, day, n } = sent(cutSnapshot(fresh, audience))
        expect(views.get(audience), audience).toMatchObject({ tickets, counters, calls, days, day, n })
        expect(Object.keys(views.get(audience)?.tickets ?? {})).toHaveLength(Object.keys(tickets).length)
      }
      expect(node.view?.n).toBe(stored.n)
      await client.flushDb()
    }),
    { numRuns: runs },
  )
})

test('when a hall follows a new catalogue, screens get the event and nothing else', async () => {
  const hall = await openHall(client)
  const screens = new Screens(hall)
  await screens.start()

  const { settings } = await hall.view()
  const args = followArgs(settings, { ...order, version: order.version + 1 })
  await hall.store.run(hall.centre, 'follow-catalogue', { by: 'system:node' }, args)
  await screens.follow()

  expect(screens.differences).toEqual([])
  expect([...seenTypes]).toContain('catalogue:followed')
})

/** A window that opens, pauses and continues: too rare a sequence to be left to the draws. */
const pauseAndContinue: Action[] = (['open-counter', 'pause-counter', 'open-counter'] as const).map(kind => ({
  kind,
  a: 0,
  b: 1,
  odd: 900,
  pause: 'second',
}))

/** More days for other rare events; the test also finds types that no day brings. */
const maxExtraDays = 400

test('every event came in them', async () => {
  const missing = () => eventTypes.filter(type => !seenTypes.has(type))
  expect((await act(pauseAndContinue)).differences).toEqual([])
  for (let more = 0; more < maxExtraDays && missing().length > 0; more++) {
    for (const actions of fc.sample(day, { numRuns: 1, seed: fixedSeed + more }))
      expect((await act(actions)).differences).toEqual([])
  }
  expect(missing()).toEqual([])
})

test('the table has a cell for every event and audience', () => {
  expect(Object.keys(audienceTable).sort()).toEqual([...eventTypes].sort())
  for (const row of Object.values(audienceTable))
    expect(Object.keys(row).sort()).toEqual([...audiences].sort())
})

test.each([
  { type: 'ticket:finished', audience: 'display' },
  { type: 'settings:updated', audience: 'kiosk' },
  { type: 'ticket:issued', audience: 'counter' },
  { type: 'counter:closed', audience: 'manager' },
] as const)('a table that keeps $type from the $audience would be found out', async keptBack => {
  const days = fc.sample(day, { numRuns: 60, seed: fixedSeed })
  const found: string[] = []
  for (const actions of days) found.push(...(await act(actions, keptBack)).differences)
  expect(found.filter(difference => difference.startsWith(keptBack.audience))).not.toEqual([])
  expect(found.filter(difference => !difference.startsWith(keptBack.audience))).toEqual([])
})
