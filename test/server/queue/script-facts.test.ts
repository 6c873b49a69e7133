import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scriptFacts } from '../../../server/queue/script-facts.ts'
import { order, orderSettings } from '../../kit/order.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const luaFolders = [
  'server/queue/lua',
  'server/queue/lua/include',
  'server/auth/lua',
  'server/auth/lua/include',
]

/** Each fact that scripts and TypeScript share: its place, and another value for it. */
const changes = {
  undoMs: ['shared/domain/transitions.ts', 'export const undoMs = ', '13_000'],
  maxRestores: ['shared/domain/transitions.ts', 'export const maxRestores = ', '4'],
  recallAfterMs: ['shared/domain/transitions.ts', 'export const recallAfterMs = ', '6_000'],
  maxIgnoredStepMs: ['shared/domain/hall-time.ts', 'export const maxIgnoredStepMs = ', '61_000'],
  freshMs: ['shared/domain/request-times.ts', 'export const freshMs = ', '11_000'],
  refusalTtlMs: ['shared/domain/request-times.ts', 'export const refusalTtlMs = ', '31_000'],
  dayKeptDays: ['shared/domain/retention.ts', 'export const dayKeptDays = ', '4'],
  maxCalls: ['shared/domain/retention.ts', 'export const maxCalls = ', '2'],
  usualTargetMs: ['shared/catalogue/effective.ts', 'export const usualTargetMs = ', '1_860_000'],
  pairingCodeMs: ['shared/contract/devices.ts', 'export const pairingCodeMs = ', '660_000'],
  maxSetDays: ['shared/domain/settings.ts', 'export const maxSetDays = ', '101'],
  waitMarks: [
    'shared/domain/ticket.ts',
    'export const waitMarks = ',
    '{ approaching: 70, breached: 90 } as const',
  ],
  ticketDefaults: ['shared/domain/ticket-fields.ts', 'ticketDefaults = {\n  lane: ', "'first',"],
  ticketFallbacks: ['shared/domain/ticket-fields.ts', 'ticketFallbacks = {\n  waitSince: ', "'called',"],
  ticketFields: ['shared/domain/ticket-fields.ts', '  printCause: ', "'number',"],
} as const satisfies Record<string, readonly [file: string, before: string, value: string]>

const copy = mkdtempSync(join(tmpdir(), 'kezek-facts-'))
afterAll(() => rmSync(copy, { recursive: true }))

/** Functions of the copied project that show its facts. */
async function loadCopy() {
  const load = <M>(path: string) => import(join(copy, path)) as Promise<M>
  return {
    ...(await load<typeof import('../../../server/queue/load-scripts.ts')>('server/queue/load-scripts.ts')),
    ...(await load<typeof import('../../../server/queue/build-scripts.ts')>('server/queue/build-scripts.ts')),
    ...(await load<typeof import('../../../server/queue/script-facts.ts')>('server/queue/script-facts.ts')),
    ...(await load<typeof import('../../../server/queue/parse-view.ts')>('server/queue/parse-view.ts')),
    ...(await load<typeof import('../../../server/queue/parse-event.ts')>('server/queue/parse-event.ts')),
    ...(await load<typeof import('../../../server/queue/queue-store.ts')>('server/queue/queue-store.ts')),
    ...(await load<typeof import('../../../server/commands/estimate.ts')>('server/commands/estimate.ts')),
    ...(await load<typeof import('../../../server/auth/device-cookies.ts')>('server/auth/device-cookies.ts')),
    ...(await load<typeof import('../../../server/halls/queue-index.ts')>('server/halls/queue-index.ts')),
    ...(await load<typeof import('../../../shared/view/apply-event.ts')>('shared/view/apply-event.ts')),
    ...(await load<typeof import('../../../shared/view/days.ts')>('shared/view/days.ts')),
    ...(await load<typeof import('../../../shared/domain/hall-time.ts')>('shared/domain/hall-time.ts')),
    ...(await load<typeof import('../../../shared/domain/wait-marks.ts')>('shared/domain/wait-marks.ts')),
    ...(await load<typeof import('../../../shared/domain/transitions.ts')>('shared/domain/transitions.ts')),
    ...(await load<typeof import('../../../shared/domain/request-times.ts')>(
      'shared/domain/request-times.ts',
    )),
    ...(await load<typeof import('../../../shared/i18n/common/errors.ts')>('shared/i18n/common/errors.ts')),
  }
}
let there: Awaited<ReturnType<typeof loadCopy>>

beforeAll(async () => {
  for (const folder of ['server', 'shared'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  symlinkSync(join(root, 'package.json'), join(copy, 'package.json'))
  for (const [file, before, value] of Object.values(changes)) {
    const source = readFileSync(join(copy, file), 'utf8')
    expect(source.split(before), `${file}: ${before}`).toHaveLength(2)
    const at = source.indexOf(before) + before.length
    const line = source.slice(at, source.indexOf('\n', at))
    writeFileSync(
      join(copy, file),
      source.replace(before + line, () => before + value),
    )
  }
  there = await loadCopy()
})

const scripts = () => there.loadScripts()
const at = Date.UTC(2099, 10, 25, 5)
const ticket = { number: 'A001', state: 'waiting', queue: 'child-benefit.collection', lang: 'kk', from: 'k1' }

/** A reply of read-view with one ticket. */
function replyWith(fields: Readonly<Record<string, string>>): unknown {
  const stored = Object.entries({ ...ticket, firstIssuedAt: String(at), ...fields }).flat()
  return [
    ...['centre', ['epoch', 'e', 'n', '1', 'clock', '1'], 'settings', JSON.stringify(orderSettings())],
    ...['days', [], 'counters', [], 'tickets', ['20991125-000001', stored], 'sum', [], 'curve', []],
    ...['calls', [], 'persons', [], 'lastSum', [], 'streamId', '0-0', 'printers', []],
  ]
}

function ticketWith(fields: Readonly<Record<string, string>>) {
  const view = there.parseView('akmola', replyWith(fields))
  const read = view?.tickets['20991125-000001']
  if (!view || !read) throw new Error('the ticket was not read')
  return { view, read }
}

test('the time to take a step back: scripts keep it, screens offer two seconds less', () => {
  expect(scripts().finish.source).toContain('UNDO_MS = 13000')
  expect(there.undoOfferMs).toBe(11_000)
})

test('how often a missed ticket comes back, and when a call may be repeated: scripts keep what the table of transitions says', () => {
  expect(scripts().restore.source).toContain(`MAX_RESTORES = ${there.maxRestores}`)
  expect(scripts().recall.source).toContain(`RECALL_AFTER_MS = ${there.recallAfterMs}`)
  expect([there.maxRestores, there.recallAfterMs]).toEqual([4, 6_000])
})

test('how far a clock may be set back: scripts and views hold their time for as long', () => {
  expect(scripts()['open-day'].source).toContain('CLOCK_HELD_MS = 61000')
  expect(there.hallTime(at, at - 60_999)).toBe(at)
  expect(there.hallTime(at, at - 61_000)).toBe(at - 61_000)
})

test('how long a command is fresh: scripts judge by what the edge judges by', () => {
  expect(scripts().issue.source).toContain(`FRESH_MS = ${there.freshMs}`)
  expect(there.freshMs).toBe(11_000)
})

test('how long a refusal is remembered: by scripts, and by nodes that refuse', async () => {
  expect(scripts().issue.source).toContain("REFUSAL_TTL_MS = '31000'")
  const sent: string[][] = []
  const redis = { sendCommand: async (args: string[]) => void sent.push(args) }
  const store = new there.QueueStore(redis, {
    prefix: '',
    clock: () => at,
    calendarOf: () => ({ zone: 'UTC', dayStartsAt: '00:00' }),
  })
  const context = { by: 'kiosk:k1', request: { asker: 'k1', id: 'r1' } }
  await store.refuse('akmola', 'issue', context, { ok: false, error: { code: 'STORE_FULL' } })
  expect(sent[0]?.at(-1)).toBe('31000')
})

test('how long a day is kept: its keys, and the gap that a view can follow over', () => {
  expect(scripts().issue.source).toContain(`DAY_KEPT_MS = ${4 * 86_400_000}`)
  const view = { day: '20991101', days: {} }
  expect(there.canFollow(view, { day: '20991104' })).toBe(true)
  expect(there.canFollow(view, { day: '20991105' })).toBe(false)
})

test('how many calls are remembered: by the store and by its views', () => {
  expect(scripts()['call-next'].source).toContain('CALLS_KEPT = 2\n')
  const { view } = ticketWith({ waitSince: '1', orderBy: '1' })
  for (const n of [1, 2, 3]) {
    const call = { n, ticket: 't', number: 'A1', counter: '1', at, lang: 'kk' } as const
    there.applyEvent(view, { n, at, change: { call } })
  }
  expect(view.calls.map(({ n }) => n)).toEqual([3, 2])
})

test('the order of queues without a target: in scripts and in estimates', () => {
  expect(scripts().issue.source).toContain('USUAL_TARGET_MS = 1860000')
  const place = there.placeOf(orderSettings(), order, {
    queue: 'child-benefit.collection',
    category: undefined,
    at,
  })
  expect(place).toEqual({ lane: 'ordinary', score: at + 1_860_000 })
})

test('how long the code of a device is good: in scripts, and in the browser', () => {
  const folder = new URL(`file://${copy}/server/auth/lua/`)
  const args = { 'begin-pairing': ['code', 'kind', 'secret', 'address'] } as const
  expect(there.buildScripts(folder, args)['begin-pairing'].source).toContain('PAIRING_CODE_MS = 660000')
  expect(there.pairingCookie('secret', false)).toContain('Max-Age=660;')
})

test('how many days can be set: scripts refuse more, and the refusal names it', () => {
  expect(scripts()['set-day'].source).toContain('MAX_SET_DAYS = 101')
  expect(there.errorMessage('en', { code: 'TOO_MANY_DAYS' })).toMatch(/^101 special days/)
})

test('marks of a wait: scripts raise them where views look for them, and figures count what scripts note', () => {
  expect(scripts()['note-approaching'].source).toContain(
    "WAIT_MARKS = { ['approaching'] = 70, ['breached'] = 90 }",
  )
  const { read } = ticketWith({ waitSince: String(at), dueBy: String(at + 100_000) })
  expect(there.nextMark(read)).toEqual({ mark: 'approaching', at: at + 70_000 })
  const noted = ticketWith({ waitSince: String(at), dueBy: String(at + 100_000), noted: '70' }).read
  expect(there.nextMark(noted)).toEqual({ mark: 'breached', at: at + 90_000 })
  expect(new there.QueueIndex([noted]).allFigures()[noted.queue]).toMatchObject({ approaching: 1 })
})

test("a ticket's default fields: for scripts, for views and for the event of its issue", () => {
  const fill = /local function fill\(t\).*?\nend/s.exec(scripts().start.source)?.[0]
  expect(fill).toBe(
    [
      'local function fill(t)',
      "  t.lane = t.lane or 'first'",
      '  t.wait = t.wait or 1',
      "  t.waitKind = t.waitKind or 'issue'",
      '  t.waitSince = t.waitSince or t.called',
      '  t.orderBy = t.orderBy or t.dueBy',
      ...['  return t', 'end'],
    ].join('\n'),
  )
  const { read } = ticketWith({ called: '5', dueBy: '6' })
  expect(read).toMatchObject({ lane: 'first', wait: 1, waitKind: 'issue', waitSince: 5, orderBy: 6 })
  const body = JSON.stringify({ number: 'A001', queue: ticket.queue, change: { set: { lang: 'kk' } } })
  const entry = [
    '1-0',
    ['n', '1', 'type', 'ticket:issued', 'at', '1', 'by', 'kiosk:k1', 'ticket', 't', 'body', body],
  ]
  const event = there.parseEvent(entry as [string, string[]])
  if ('unknown' in event) throw new Error(event.unknown)
  expect(event.body.change.ticket?.set).toMatchObject({ lane: 'first', wait: 1, waitKind: 'issue' })
})

test('which fields are numbers: for scripts and for views', () => {
  const { source } = scripts().start
  expect(source).toContain("['printCause'] = 'number'")
  expect(source).toContain("['undo'] = 'json'")
  expect(ticketWith({ printCause: '8', waitSince: '1', orderBy: '1' }).read).toMatchObject({ printCause: 8 })
})

test('every fact of scripts follows its source', () => {
  for (const [name, fact] of Object.entries(scriptFacts))
    expect(new Map<string, unknown>(Object.entries(there.scriptFacts)).get(name), name).not.toEqual(fact)
})

test('no script defines a fact for itself, and large numbers have names', () => {
  const found = luaFolders.flatMap(folder =>
    readdirSync(join(root, folder))
      .filter(name => extname(name) === '.lua')
      .flatMap(name => faultsOf(`${folder}/${name}`)),
  )
  expect(found).toEqual([])
})

/** @returns lines of a script that define a fact of the list, or hold a number of four digits without a name. A thousand turns seconds into ms. */
function faultsOf(file: string): string[] {
  const names = Object.keys(scriptFacts).join('|')
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  return lines
    .filter(line => !line.trimStart().startsWith('--'))
    .filter(line => {
      const isDefinition = /^local [A-Z_, ]+ = [^(]*$/.test(line)
      return (
        new RegExp(`^local (${names})\\b`).test(line) ||
        (!isDefinition && /\b(?!1000\b)\d{4,}\b/.test(line.replaceAll(/\w+ = \d+/g, '')))
      )
    })
    .map(line => `${file}: ${line}`)
}
