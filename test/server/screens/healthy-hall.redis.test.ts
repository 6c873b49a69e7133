import { afterAll, beforeAll, expect, test } from 'vitest'
import { sleep } from '../../../shared/domain/sleep.ts'
import type { HallConnection } from '../../../shared/ui/hall-connection.ts'
import { type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { randomPrefix, startRedis, type TestRedis } from '../../kit/redis.ts'

// Screens of a healthy hall never call themselves stale, however many tickets it issues.

/** Milliseconds for which all halls are watched at the same time. */
const spanMs = 60_000
/** Ticks that a screen must get: one a second, minus a few that a busy machine may skip unnoticed. */
const fewestTicks = 50

let redis: TestRedis
let nodes: TestNode[]
const members: Member[] = []

beforeAll(async () => {
  redis = await startRedis()
  const prefix = randomPrefix()
  nodes = [await startNode(redis, { prefix }), await startNode(redis, { prefix })]
})
afterAll(async () => {
  for (const member of members) member.close()
  for (const node of nodes ?? []) await node.stop()
  await redis?.stop()
})

/** A hall with a display at the first node and a kiosk at the first or at the second. */
interface Busy {
  centre: string
  perSecond: number
  nodes: 1 | 2
}

const halls: Busy[] = [
  { centre: 'akmola', perSecond: 0, nodes: 1 },
  { centre: 'aktobe', perSecond: 1, nodes: 1 },
  { centre: 'atyrau', perSecond: 5, nodes: 1 },
  { centre: 'karaganda', perSecond: 20, nodes: 1 },
  { centre: 'kostanay', perSecond: 0, nodes: 2 },
  { centre: 'kyzylorda', perSecond: 1, nodes: 2 },
  { centre: 'mangystau', perSecond: 5, nodes: 2 },
  { centre: 'pavlodar', perSecond: 20, nodes: 2 },
]

async function enter(node: TestNode | undefined, role: 'display' | 'kiosk' | 'manager', centre: string) {
  const entered = await member(node?.url ?? '', { role, centre, ...(role === 'manager' && { person: 'm' }) })
  members.push(entered)
  return entered
}

/** Counts ticks of a screen, and how often it calls itself stale. */
function watch(hall: HallConnection) {
  const seen = { ticks: 0, staleSpells: 0 }
  let { tick, stale } = hall
  hall.onChange(() => {
    if (hall.tick !== tick) seen.ticks++
    if (hall.stale && !stale) seen.staleSpells++
    ;({ tick, stale } = hall)
  })
  return seen
}

/** Issues tickets at a rate until the time is over. @returns the codes of refused requests */
async function press(kiosk: Member, perSecond: number, until: number): Promise<string[]> {
  const refused: string[] = []
  const coming: Promise<void>[] = []
  while (performance.now() < until) {
    if (perSecond > 0)
      coming.push(
        kiosk.send('ticket:issue', { queue: 'housing-register.submission', lang: 'kk' }).then(reply => {
          if (!reply.ok) refused.push(reply.error.code)
        }),
      )
    await sleep(Math.max(0, Math.min(1000 / (perSecond || 1), until - performance.now())))
  }
  await Promise.all(coming)
  return refused
}

test('for a minute, at 0, 1, 5 and 20 tickets a second, on one node and on two, every screen has its ticks', async () => {
  const scenes = await Promise.all(
    halls.map(async hall => {
      const manager = await enter(nodes[0], 'manager', hall.centre)
      const { settings } = manager.hall.view ?? {}
      // No limit of waiting tickets, which would be a reason to refuse.
      const roomy = { ...settings, maxWaiting: 10_000 }
      await manager.ask('settings:update-settings', { base: settings?.version, settings: roomy } as never)
      const display = await enter(nodes[0], 'display', hall.centre)
      const kiosk = await enter(nodes[hall.nodes - 1], 'kiosk', hall.centre)
      return { hall, display, kiosk }
    }),
  )
  const until = performance.now() + spanMs
  const seen = await Promise.all(
    scenes.map(async ({ hall, display, kiosk }) => {
      const watched = { display: watch(display.hall), kiosk: watch(kiosk.hall) }
      const refused = await press(kiosk, hall.perSecond, until)
      return { ...hall, ...watched, refused }
    }),
  )
  for (const { display, kiosk, ...hall } of seen) {
    const name = JSON.stringify(hall)
    expect(hall.refused, name).toEqual([])
    for (const screen of [display, kiosk]) {
      expect(screen.staleSpells, name).toBe(0)
      expect(screen.ticks, name).toBeGreaterThanOrEqual(fewestTicks)
    }
  }
}, 180_000)
