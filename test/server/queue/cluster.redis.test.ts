import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseView } from '../../../server/queue/parse-view.ts'
import { followArgs, settingsArgs } from '../../../server/queue/rules.ts'
import { type ScriptName, scriptArgs } from '../../../server/queue/script-args.ts'
import { roles } from '../../../shared/domain/roles.ts'
import { sleep } from '../../../shared/domain/sleep.ts'
import { type TicketCommand, ticketCommands, transitions } from '../../../shared/domain/transitions.ts'
import { freePort } from '../../kit/free-port.ts'
import { openHall } from '../../kit/hall.ts'
import { order } from '../../kit/order.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { issue, manager, must, sit, system } from '../../kit/steps.ts'
import { actor, argsFor, register, sceneFor } from './scene.ts'

let redis: TestRedis
let client: TestClient
/** Every script that a one-node cluster has carried out. */
const carriedOut = new Set<string>()

beforeAll(async () => {
  // The cluster bus needs a port; commands come through the socket.
  redis = await startRedis([
    ...['--cluster-enabled', 'yes', '--bind', '127.0.0.1'],
    ...['--cluster-port', String(await freePort())],
  ])
  client = await redis.client()
  await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383'])
  for (let info = ''; !info.includes('cluster_state:ok'); ) {
    info = String(await client.sendCommand(['CLUSTER', 'INFO']))
    await sleep(20)
  }
})
afterAll(() => redis.stop())

test('a cluster refuses a script that touches another slot, so scripts that pass here touch none', async () => {
  const foreign = "#!lua\nreturn redis.call('SET', '{elsewhere}:' .. KEYS[1], 1)"
  await expect(client.sendCommand(['EVAL', foreign, '1', '{here}:key'])).rejects.toThrow(/slot/)
})

const aboutTickets = ticketCommands.filter(command => command !== 'issue')

test.each(aboutTickets)('%s, from each state', async (command: TicketCommand) => {
  for (const row of transitions.filter(row => row.command === command && row.from !== null)) {
    const role = roles.find(role => row.who.includes(role) && (command !== 'close-day' || role === 'manager'))
    if (!row.from || !role) throw new Error('a row that names nobody')
    const scene = await sceneFor(client, row.from, command, row.of && { of: row.of, role })
    const waiting = Object.values((await scene.hall.view()).tickets).filter(
      ({ state }) => state === 'waiting',
    )
    const args = {
      ...argsFor(command, role, scene),
      ...(command === 'close-day' && { waiting: waiting.length }),
    }
    await must(scene.hall, command as ScriptName, actor(role, scene.seat), args)
    carriedOut.add(command)
  }
})

test('issue, the windows, the day, the settings, the voice, the view', async () => {
  const hall = await openHall(client)
  carriedOut.add('create-centre').add('update-settings')
  await issue(hall, register)
  carriedOut.add('issue')
  const { by, ...seat } = await sit(hall, '1', [register])
  carriedOut.add('open-counter')
  await must(hall, 'set-counter-queues', by, { ...seat, queues: register })
  carriedOut.add('set-counter-queues')
  await must(hall, 'note-presence', system, { ...seat, away: 1 })
  carriedOut.add('note-presence')
  await must(hall, 'pause-counter', by, seat)
  carriedOut.add('pause-counter')
  const { day } = hall.store.today(hall.centre)
  await must(hall, 'set-day', manager, { target: day, setting: '{"mode":"open"}' })
  carriedOut.add('set-day')
  await must(hall, 'record-printer', system, { printer: 'p1', cause: 'paper-out', nearEnd: 1 })
  carriedOut.add('record-printer')
  const { settings } = await hall.view()
  await must(hall, 'update-settings', manager, settingsArgs(1, { ...settings, ordinaryAfter: 2 }, order))
  const now = (await hall.view()).settings
  await must(hall, 'follow-catalogue', system, followArgs(now, { ...order, version: 2 }))
  carriedOut.add('follow-catalogue')
  await must(hall, 'set-clip', manager, { language: 'kk', clip: 'go', ms: 1, wav: 'UklGRg==' })
  await must(hall, 'remove-clip', manager, { language: 'kk', clip: 'go' })
  carriedOut.add('set-clip').add('remove-clip')
  hall.clock.now = Number(hall.clock.now) + 86_400_000
  await must(hall, 'open-day', system)
  carriedOut.add('open-day')
  const view = parseView(hall.centre, await hall.store.readView(hall.centre))
  expect(view).toMatchObject({
    day: '20991126',
    settings: { ordinaryAfter: 2 },
    printers: { p1: { cause: 'paper-out' } },
  })
  carriedOut.add('read-view')
})

test('every script was carried out', () => {
  expect([...carriedOut].sort()).toEqual(Object.keys(scriptArgs).sort())
})
