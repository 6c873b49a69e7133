import { afterAll, beforeAll, expect, test } from 'vitest'
import { sleep } from '../../../shared/domain/sleep.ts'
import type { HallConnection } from '../../../shared/ui/hall-connection.ts'
import { type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { randomPrefix, startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

// Screens of a healthy hall never call themselves stale, however many tickets it issues.

/** Ticks for which every screen is watched. One that gets none for three seconds calls itself stale. */
const watchedTicks = 20

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

/** Issues tickets at a rate until the end. @returns the codes of refused requests */
async function press(kiosk: Member, perSecond: number, end: AbortSignal): Promise<string[]> {
  const refused: string[] = []
  const coming: Promise<void>[] = []
  while (!end.aborted) {
    if (perSecond > 0)
      coming.push(
        kiosk.send('ticket:issue', { queue: 'housing-register.submission', lang: 'kk' }).then(reply => {
          if (!reply.ok) refused.push(reply.error.code)
        }),
      )
    await sleep(1000 / (perSecond || 1))
  }
  await Promise.all(coming)
  return refused
}

test('at 0, 1, 5 and 20 tickets a second, on one node and on two, every screen has its ticks and none is stale', async () => {
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

  const end = new AbortController()
  const watched = scenes.map(({ hall, display, kiosk }) => ({
    hall,
    screens: [watch(display.hall), watch(kiosk.hall)],
    refused: press(kiosk, hall.perSecond, end.signal),
  }))
  await until('every screen has had its ticks', () =>
    watched.every(({ screens }) => screens.every(({ ticks }) => ticks >= watchedTicks)),
  )
  end.abort()

  for (const { hall, screens, refused } of watched) {
    const name = JSON.stringify(hall)
    expect(await refused, name).toEqual([])
    expect(
      screens.map(({ staleSpells }) => staleSpells),
      name,
    ).toEqual([0, 0])
  }
})
