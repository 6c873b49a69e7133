import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { inspector, issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const kiosk = 'kiosk-1'

let redis: TestRedis
let node: TestNode
let printer: TestPrinter
let manager: Member

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.stop())

beforeEach(async () => {
  printer = await TestPrinter.open()
  node = await startNode(redis)
  manager = await member(node.url, { role: 'manager' })
  await set(printsOn(kiosk, printer.address))
})
afterEach(async () => {
  manager.close()
  await node.stop()
  await printer.close()
})

async function set(change: object): Promise<void> {
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  const base = settings.version
  await manager.ask('settings:update-settings', { base, settings: { ...settings, ...change } })
  await until('the settings are seen', () => manager.hall.view?.settings.version === base + 1)
}

const state = (of: Member, id = 'p1') => of.hall.view?.printers[id]

test("staff see a printer's state while nothing is printed, and when it works again", async () => {
  const desk = await inspector(node.url, '1')
  printer.behaviour = TestPrinter.outOfPaper
  await until('the manager sees that paper is out', () => state(manager)?.cause === 'paper-out')
  await until('the window sees it too', () => state(desk)?.cause === 'paper-out')
  printer.behaviour = { conditions: { cover: true } }
  await until('the manager sees that the cover is open', () => state(manager)?.cause === 'cover-open')
  printer.behaviour = TestPrinter.good
  await until('all is well', () => state(manager)?.cause === undefined)
  await printer.close()
  await until('the manager sees that it is off', () => state(manager)?.cause === 'unreachable')
  desk.close()
})

test('a printer that answers nothing is rarely asked, and its loss is noticed at once', async () => {
  const questions = () => printer.machine.carriedOut.filter(kind => kind === 'status').length
  printer.behaviour = { mute: true }
  await until('it is looked at', () => printer.connections > 0)
  const [asked, seen] = [questions(), printer.connections]
  await until('it is looked for some more', () => printer.connections >= seen + 4)
  // At most one round, which had begun before it fell silent.
  expect(questions() - asked).toBeLessThanOrEqual(2)
  const { port } = printer
  await printer.close()
  await until('it is missed', () => state(manager)?.cause === 'unreachable')
  await printer.listen(port)
  await until('it is found', () => state(manager)?.cause === undefined)
  expect(questions() - asked).toBeLessThanOrEqual(2)
})

test('a roll is counted ticket by ticket, warned of near its end, learnt from when empty, and new when paper is put in', async () => {
  const door = await member(node.url, { role: 'kiosk', device: kiosk })
  for (let printed = 1; printed <= 3; printed++) {
    await issue(door)
    await until('it is printed and counted', () => state(manager)?.printed === printed)
  }
  printer.behaviour = { conditions: { paper: 'near' } }
  await until('little paper is left', () => state(manager)?.nearEnd === true)
  expect(state(manager)).toMatchObject({ printed: 3, nearAt: 3 })
  await issue(door)
  await until('it is counted', () => state(manager)?.printed === 4)
  printer.behaviour = TestPrinter.outOfPaper
  await until('paper is out', () => state(manager)?.cause === 'paper-out')
  expect(state(manager)).toMatchObject({ printed: 4, roll: 4, rest: 1 })
  printer.behaviour = TestPrinter.good
  await until('a new roll is in', () => state(manager)?.cause === undefined)
  expect(state(manager)).toMatchObject({ printed: 0, roll: 4, rest: 1, nearEnd: false })
  expect(state(manager)).not.toHaveProperty('nearAt')
  door.close()
})

test('a copy is printed where staff choose, marked and counted, and the asker sees the result', async () => {
  const other = await TestPrinter.open()
  await set({
    ...printsOn(kiosk, printer.address),
    printers: {
      p1: { address: printer.address, profile: 'generic-80' },
      p2: { address: other.address, profile: 'generic-58' },
    },
    counters: manager.hall.view?.settings.counters.map(own =>
      own.id === '1' ? { ...own, printers: ['p2'] } : own,
    ),
  })
  const door = await member(node.url, { role: 'kiosk', device: kiosk })
  const desk = await inspector(node.url, '1')
  const { ticket } = await issue(door)
  const { ticket: called } = await desk.callNext()
  expect(called).toBe(ticket)
  const own = () => manager.hall.view?.tickets[ticket]
  await until('it is printed', () => own()?.print === 'printed')
  expect(printer.pieces.length).toBe(1)

  // From the window, at the window's own printer.
  expect(await desk.ask('ticket:reprint', { ticket })).toMatchObject({ copy: 1 })
  await until('the window has printed', () => other.pieces.length === 1)
  await until('the asker sees the result', () => own()?.print === 'printed' && own()?.copies === 1)
  expect(await desk.answer('ticket:reprint', { ticket })).toMatchObject({
    ok: false,
    error: { code: 'TOO_SOON' },
  })
  expect(await manager.answer('ticket:reprint', { ticket, printer: 'p9' })).toMatchObject({
    ok: false,
    error: { code: 'NO_SUCH_PRINTER', detail: { printer: 'p9' } },
  })
  expect(printer.pieces.length).toBe(1)
  const story = await manager.query('story', { ticket })
  expect(story.steps.find(({ type }) => type === 'ticket:reprint-asked')).toMatchObject({
    by: 'inspector:person-1',
    facts: { copy: 1 },
  })
  for (const one of [door, desk]) one.close()
  await other.close()
})
