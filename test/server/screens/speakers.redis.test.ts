import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { centreKeys } from '../../../server/queue/keys.ts'
import type { ScreenHeartbeat } from '../../../shared/contract/heartbeat.ts'
import type { DisplayStatus } from '../../../shared/contract/wire.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { restOfHall } from '../../../shared/domain/voice-areas.ts'
import { handshakeOf, rawClient } from '../../kit/client.ts'
import { inspector, issue, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { centres } from '../../kit/order.ts'
import { randomPrefix, startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
let client: TestClient
let node: TestNode
const prefix = randomPrefix()
/** Centres that no test has used yet; each test takes its own. */
const unused = centres.map(({ id }) => id)
let centre = ''
let opened: { close(): unknown }[] = []

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  node = await startNode(redis, { prefix })
})
afterAll(async () => {
  await node.stop()
  await redis.stop()
})
beforeEach(() => {
  centre = unused.shift() ?? ''
  expect(centre).not.toBe('')
})
afterEach(async () => {
  for (const thing of opened.reverse()) await thing.close()
  opened = []
})

function keep<T extends { close(): unknown }>(thing: T): T {
  opened.push(thing)
  return thing
}

/** A hall screen without a page, which sends the heartbeats that the test sets. */
async function screen(device: string, at: TestNode = node) {
  const { hall, close } = await member(at.url, { role: 'display', centre, device })
  const own: Partial<ScreenHeartbeat> = {}
  const report = () => {
    const { view } = hall
    if (!view) return
    const { epoch, n } = view
    hall.sendHeartbeat({
      epoch,
      n,
      frameAgeMs: 0,
      visible: true,
      sound: 'on',
      failing: false,
      spoken: [],
      ...own,
    })
  }
  const timer = setInterval(report, 300)
  const leave = () => {
    clearInterval(timer)
    close()
  }
  opened.push({ close: leave })
  return {
    hall,
    leave,
    /** Changes the screen's later heartbeats. */
    is(more: Partial<ScreenHeartbeat>) {
      Object.assign(own, more)
    },
    speaksFor: () =>
      (hall.tick?.speakers ?? []).filter(({ socket }) => socket === hall.id).map(({ area }) => area),
    get spoken() {
      return hall.tick?.speakers?.find(({ area }) => area === restOfHall)?.spoken
    },
  }
}

async function manage(at: TestNode = node) {
  const manager = keep(await member(at.url, { role: 'manager', centre }))
  return {
    manager,
    display: (device: string): DisplayStatus | undefined =>
      manager.hall.tick?.status?.displays.find(display => display.device === device),
    async change(change: Partial<CentreSettings>) {
      const { settings } = manager.hall.view ?? {}
      if (!settings) throw new Error('a manager without a view')
      await manager.ask('settings:update-settings', {
        base: settings.version,
        settings: { ...settings, ...change },
      })
    },
  }
}

const speaks = (one: { speaksFor(): string[] }) => one.speaksFor().length > 0
const ticks = async (one: { hall: { tick?: { now: number } | undefined } }, count: number) => {
  for (let seen = 0; seen < count; seen++) {
    const { now } = one.hall.tick ?? {}
    await until('a tick has passed', () => one.hall.tick?.now !== now)
  }
}

test('one of two screens speaks; when it fails in any way, the other speaks and the manager sees it', async () => {
  const { display } = await manage()
  const first = await screen('hall-1')
  await until('it speaks', () => speaks(first))
  const second = await screen('hall-2')
  await until('it is there', () => display('hall-2'))
  expect([speaks(first), speaks(second)]).toEqual([true, false])

  const troubles: [Partial<ScreenHeartbeat>, Partial<ScreenHeartbeat>, string][] = [
    [{ sound: 'off' }, { sound: 'on' }, 'deaf'],
    [{ failing: true }, { failing: false }, 'deaf'],
    [{ frameAgeMs: 4_000 }, { frameAgeMs: 0 }, 'frozen'],
  ]
  let [one, other] = [first, second]
  for (const [trouble, mended, state] of troubles) {
    const device = one === first ? 'hall-1' : 'hall-2'
    one.is(trouble)
    await until('the other speaks', () => speaks(other) && !speaks(one))
    await until('the manager knows', () => display(device)?.state === state)
    one.is(mended)
    await until('the manager knows that it is well', () => display(device)?.state === 'ok')
    // A speaker that works continues.
    expect(speaks(other)).toBe(true)
    ;[one, other] = [other, one]
  }
  one.leave()
  await until('the other speaks', () => speaks(other))
  await until('the manager knows', () => display(one === first ? 'hall-1' : 'hall-2')?.state === 'gone')
})

test('a screen whose picture is behind by more than three seconds counts as frozen', async () => {
  const { display } = await manage()
  const first = await screen('hall-1')
  await until('it speaks', () => speaks(first))
  first.is({ n: first.hall.view?.n ?? 0 })
  await ticks(first, 5)
  // No event has come meanwhile, so its picture is up to date.
  expect(display('hall-1')?.state).toBe('ok')

  await issue(keep(await member(node.url, { role: 'kiosk', centre })))
  await until('the manager knows', () => display('hall-1')?.state === 'frozen')
  expect(speaks(first)).toBe(false)
})

test('when no screen has a working voice, one still plays the chime', async () => {
  const first = await screen('hall-1')
  first.is({ failing: true })
  const second = await screen('hall-2')
  second.is({ failing: true })
  await until('one speaks', () => speaks(first) || speaks(second))
  await ticks(first, 3)
  expect([first, second].filter(speaks)).toHaveLength(1)
})

/** Calls a visitor. @returns the number of the call's event */
async function call(at: TestNode = node): Promise<number> {
  await issue(keep(await member(at.url, { role: 'kiosk', centre })))
  const window = keep(await inspector(at.url, '1', { centre }))
  const { ticket } = await window.callNext()
  await window.act('ticket:start', ticket)
  await window.act('ticket:finish', ticket)
  return window.hall.view?.n ?? 0
}

test('how far the hall was spoken to passes with the lease from node to node', async () => {
  const first = await screen('hall-1')
  await until('it speaks', () => speaks(first))
  const n = await call()
  await until('it knows of the call', () => (first.hall.view?.n ?? 0) >= n)
  first.is({ spoken: [{ area: restOfHall, n, again: 0, at: 1 }] })
  await until('all have the number', () => first.spoken?.n === n)

  const other = await startNode(redis, { prefix })
  opened.push({ close: () => other.stop() })
  const second = await screen('hall-2', other)
  await ticks(second, 3)
  expect(speaks(second)).toBe(false)
  first.leave()
  await until('the other node’s screen speaks', () => speaks(second))
  expect(second.spoken).toEqual({ n, again: 0 })
})

test('screens of two nodes never speak at once, however often they change', async () => {
  const other = await startNode(redis, { prefix })
  opened.push({ close: () => other.stop() })
  const [first, second] = [await screen('hall-1'), await screen('hall-2', other)]
  const changes = 4
  let both = false
  let spells = 0
  const look = () => {
    const before = both
    both = speaks(first) && speaks(second)
    if (both && !before) spells++
  }
  first.hall.onChange(look)
  second.hall.onChange(look)
  for (let round = 0; round < changes; round++) {
    await until('one speaks', () => speaks(first) !== speaks(second))
    const speaker = speaks(first) ? first : second
    const next = speaker === first ? second : first
    speaker.is({ sound: 'off' })
    await until('the other speaks', () => speaks(next))
    speaker.is({ sound: 'on' })
  }
  // Two nodes announce a change in two messages, either of which may arrive first: both seem to speak until the other arrives.
  expect(spells).toBeLessThanOrEqual(changes)
})

test('stored progress of another epoch or beyond the last event is ignored', async () => {
  const { manager } = await manage()
  const { epoch = '', n = 0 } = manager.hall.view ?? {}
  const key = centreKeys(prefix, centre).spoken
  const first = await screen('hall-1')
  const noted = [
    [{ epoch: 'another', n: 1, again: 0 }, undefined],
    [{ epoch, n: n + 1_000, again: 0 }, undefined],
    [
      { epoch, n: 1, again: 1 },
      { n: 1, again: 1 },
    ],
  ] as const
  for (const [stored, expected] of noted) {
    first.is({ sound: 'off' })
    await until('it speaks no more', () => !speaks(first))
    await client.hSet(key, restOfHall, JSON.stringify(stored))
    first.is({ sound: 'on' })
    await until('it speaks', () => speaks(first))
    expect(first.spoken).toEqual(expected)
  }
})

const title = { kk: 'Аймақ', ru: 'Зона', en: 'Zone' }

test('each area has its own speaker among the screens that show its zones', async () => {
  const { change, manager } = await manage()
  const zones = ['east', 'west', 'upstairs'].map(id => ({ id, title }))
  const { settings } = manager.hall.view ?? {}
  const counters =
    settings?.counters.map((counter, at) => ({ ...counter, zone: zones[at % 3]?.id ?? '' })) ?? []
  await change({
    zones,
    counters,
    voice: { zeros: 'drop', volume: [{ from: '00:00', percent: 100 }], areas: [['east'], ['west']] },
  })
  const [east, west, whole] = [await screen('e'), await screen('w'), await screen('all')]
  east.is({ zones: ['east'] })
  west.is({ zones: ['west'] })
  await until('each speaks for its own', () => {
    const all = [east, west, whole].flatMap(one => one.speaksFor())
    return all.length === 3 && west.speaksFor().length <= 1 && whole.speaksFor().includes(restOfHall)
  })
  whole.leave()
  await until('east and west are spoken to', () => speaks(east) && speaks(west))
  expect([east.speaksFor(), west.speaksFor()]).toEqual([['east'], ['west']])
})

test('a window board never speaks, nor does a screen that is meant to be silent; neither counts as deaf', async () => {
  const { display } = await manage()
  const [board, mute] = [await screen('board'), await screen('mute')]
  board.is({ counter: '5', sound: 'none' })
  mute.is({ sound: 'none' })
  await until('both are known', () => display('board') && display('mute'))
  await ticks(board, 3)
  expect([display('board'), display('mute')]).toMatchObject([
    { counter: '5', state: 'ok', speaks: false },
    { state: 'ok', speaks: false },
  ])
})

test('an invalid heartbeat is ignored, and so is one of a kiosk', async () => {
  const { display, manager } = await manage()
  const raw = keep(await rawClient(node.url, handshakeOf('display', { centre, device: 'raw' })))
  const kiosk = keep(await rawClient(node.url, handshakeOf('kiosk', { centre, device: 'kiosk' })))
  const { epoch = '', n = 0 } = manager.hall.view ?? {}
  const good = { epoch, n, frameAgeMs: 0, visible: true, sound: 'on', failing: false, spoken: [] }
  const bad = [
    undefined,
    null,
    7,
    'x',
    [],
    { ...good, n: -1 },
    { ...good, sound: 'loud' },
    { ...good, more: 1 },
  ]
  for (const message of [...bad, { ...good, spoken: [{ area: '__proto__ x', n: 1, again: 0, at: 1 }] }])
    raw.socket.emit('heartbeat', message)
  kiosk.socket.emit('heartbeat', good)
  await ticks(manager, 2)
  expect(manager.hall.tick?.status?.displays).toEqual([])
  expect([raw.socket.connected, kiosk.socket.connected]).toEqual([true, true])

  raw.socket.emit('heartbeat', good)
  await until('a good one is understood', () => display('raw')?.state === 'ok')
})

test('the calls that a screen reports as spoken count only for its own area and only up to the last event', async () => {
  const [first, second] = [await screen('hall-1'), await screen('hall-2')]
  await until('one speaks', () => speaks(first) || speaks(second))
  const n = await call()
  const [speaker, other] = speaks(first) ? [first, second] : [second, first]
  other.is({ spoken: [{ area: restOfHall, n, again: 0, at: 1 }] })
  speaker.is({ spoken: [{ area: restOfHall, n: n + 1_000, again: 0, at: 1 }] })
  await ticks(first, 3)
  expect(speaker.spoken).toBeUndefined()
})
