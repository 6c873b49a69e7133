import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommandName, commandNames } from '../../../shared/contract/commands.ts'
import type { BegunPairing, ClaimedPairing } from '../../../shared/contract/devices.ts'
import {
  type Action,
  type Actor,
  actions,
  actors,
  permissions,
} from '../../../shared/contract/permissions.ts'
import { type DeviceKind, deviceKinds } from '../../../shared/domain/roles.ts'
import { BrowserLike, requestId } from '../../kit/browser-like.ts'
import { connectRaw, envelope, handshakeOf, type RawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator, makePerson, signIn } from '../../kit/staff.ts'

const own = 'akmola'
const foreign = 'almaty-region'

/** Who may do what, written out by hand instead of read from the tested table. Actors who are not listed may not. */
const everybody = actors
const people = ['inspector', 'consultant', 'manager', 'administrator', 'auditor'] as const
/** People who may look at all tickets of a hall; a consultant finds one visitor's ticket by its number. */
const watchers = ['inspector', 'manager', 'administrator', 'auditor'] as const
const overseers = ['manager', 'administrator', 'auditor'] as const
const inCharge = ['manager', 'administrator'] as const
const staff = ['inspector', 'manager'] as const
const helpers = ['inspector', 'consultant', 'manager'] as const
const may: Record<Action, readonly Actor[]> = {
  'hall:watch': [...deviceKinds, ...people],
  'ticket:issue': ['kiosk', 'consultant', 'manager'],
  'ticket:call-next': ['inspector'],
  'ticket:call-ticket': ['inspector'],
  'ticket:recall': ['inspector'],
  'ticket:start': ['inspector'],
  'ticket:finish': ['inspector'],
  'ticket:mark-no-show': ['inspector'],
  'ticket:return-to-queue': staff,
  'ticket:park': ['inspector'],
  'ticket:resume': staff,
  'ticket:restore': helpers,
  'ticket:transfer': staff,
  'ticket:cancel': staff,
  'ticket:confirm-entitlement': ['inspector'],
  'ticket:refuse-entitlement': ['inspector'],
  'ticket:grant-entitlement': helpers,
  'ticket:undo': staff,
  'ticket:reprint': helpers,
  'ticket:record-print': ['print-agent'],
  'counter:open-counter': staff,
  'counter:pause-counter': staff,
  'counter:set-counter-queues': staff,
  'counter:close-counter': staff,
  'day:set-day': ['manager'],
  'day:close-day': ['manager'],
  'day:reopen-day': inCharge,
  'settings:update-settings': inCharge,
  'voice:set-clip': inCharge,
  'voice:remove-clip': inCharge,
  'centres:watch': overseers,
  'query:waiting': watchers,
  'query:find': people,
  'query:standing': people,
  'query:unprinted': people,
  'query:absent': ['consultant', ...overseers],
  'query:story': watchers,
  'settings:export': overseers,
  'settings:versions': overseers,
  'ticket:draw-sample': overseers,
  'voice:list': overseers,
  'catalogue:read': overseers,
  'catalogue:change': ['administrator'],
  'audit:read': overseers,
  'audit:export': overseers,
  'report:read': overseers,
  'report:export': overseers,
  'person:list': overseers,
  'person:create': ['administrator'],
  'person:change': ['administrator'],
  'person:reset-password': ['administrator'],
  'person:end-sessions': ['administrator'],
  'account:sessions': people,
  'account:end-session': people,
  'account:change-password': people,
  'account:sign-out': people,
  'device:list': overseers,
  'device:pair': inCharge,
  'device:rename': inCharge,
  'device:lock': inCharge,
  'device:unlock': inCharge,
  'device:revoke': inCharge,
  'pairing:begin': everybody,
  'pairing:claim': everybody,
  'account:sign-in': everybody,
  'public:read': everybody,
}
/** The actors who may act in all centres; all others only in their own. */
const everywhere: ReadonlySet<Actor> = new Set(['administrator', 'auditor'])

const ticket = '20200101-000001'
const atWindow = { counter: '1', session: 'nobodys', ticket }
const queue = 'housing-register.submission'
/** A valid body of each command, about things that do not exist, so that nothing happens. */
const bodies: Record<CommandName, unknown> = {
  'ticket:issue': { queue: 'nothing.submission', lang: 'kk' },
  'ticket:call-next': { counter: '1', session: 'nobodys' },
  'ticket:call-ticket': { ...atWindow, word: 'why not' },
  'ticket:recall': atWindow,
  'ticket:start': atWindow,
  'ticket:finish': atWindow,
  'ticket:mark-no-show': atWindow,
  'ticket:return-to-queue': { ticket },
  'ticket:park': atWindow,
  'ticket:resume': { ticket },
  'ticket:restore': { ticket },
  'ticket:transfer': { ticket, queue },
  'ticket:cancel': { ticket, word: 'left' },
  'ticket:confirm-entitlement': atWindow,
  'ticket:refuse-entitlement': atWindow,
  'ticket:grant-entitlement': { ticket, category: 'disability' },
  'ticket:undo': { ticket, of: 1 },
  'ticket:reprint': { ticket },
  'ticket:record-print': { ticket, result: 'printed', at: 1 },
  'counter:open-counter': { counter: '99' },
  'counter:pause-counter': { counter: '99' },
  'counter:set-counter-queues': { counter: '99', queues: [queue] },
  'counter:close-counter': { counter: '99' },
  'day:set-day': { day: '20200101', setting: null },
  'day:close-day': { day: '20200101', waiting: 0 },
  'day:reopen-day': { day: '20200101' },
  'settings:update-settings': { base: 0, settings: {} },
  'voice:set-clip': { language: 'kk', clip: 'nothing', wav: '' },
  'voice:remove-clip': { language: 'kk', clip: 'nothing' },
}
const queries = {
  'query:waiting': { page: 0 },
  'query:find': { number: 'A1' },
  'query:standing': { ticket },
  'query:unprinted': {},
  'query:absent': {},
  'query:story': { ticket },
} as const

/** The HTTP request of each action at one centre, built so that it changes nothing. */
const asked: Partial<Record<Action, (browser: BrowserLike, centre: string) => Promise<{ status: number }>>> =
  {
    'settings:update-settings': (browser, centre) =>
      browser.ask('PUT', `/api/centres/${centre}/settings`, {
        requestId: requestId(),
        base: 0,
        settings: {},
      }),
    'voice:set-clip': (browser, centre) =>
      browser.ask('PUT', `/api/centres/${centre}/voice/kk/clips/go`, 'no sound'),
    'voice:remove-clip': (browser, centre) =>
      browser.ask('DELETE', `/api/centres/${centre}/voice/kk/clips/go`),
    'centres:watch': (browser, centre) => browser.ask('GET', `/api/centres/states?centre=${centre}`),
    'settings:export': (browser, centre) => browser.ask('GET', `/api/centres/${centre}/settings`),
    'settings:versions': (browser, centre) => browser.ask('GET', `/api/centres/${centre}/settings/versions`),
    'ticket:draw-sample': (browser, centre) =>
      browser.ask('GET', `/api/centres/${centre}/ticket.png?lang=kk`),
    'voice:list': (browser, centre) => browser.ask('GET', `/api/centres/${centre}/voice/kk/clips`),
    'catalogue:read': browser => browser.ask('GET', '/api/catalogue/document'),
    'catalogue:change': browser => browser.ask('PUT', '/api/catalogue/services/nothing', {}),
    'audit:read': (browser, centre) => browser.ask('GET', `/api/centres/${centre}/audit`),
    'audit:export': (browser, centre) => browser.ask('GET', `/api/centres/${centre}/audit.csv?lang=kk`),
    'report:read': (browser, centre) =>
      browser.ask('GET', `/api/reports/figures?centre=${centre}&from=2026-11-01&to=2026-11-02`),
    'report:export': (browser, centre) =>
      browser.ask('POST', '/api/exports', {
        kind: 'tables-xlsx',
        centre,
        from: '2026-11-01',
        to: '2026-11-02',
        lang: 'kk',
      }),
    'person:list': (browser, centre) => browser.ask('GET', `/api/people?centre=${centre}`),
    'person:create': browser => browser.ask('POST', '/api/people', {}),
    'person:change': browser => browser.ask('PUT', '/api/people/p-nobody', {}),
    'person:reset-password': browser =>
      browser.ask('POST', '/api/people/p-nobody/reset-password', { requestId: requestId() }),
    'person:end-sessions': browser =>
      browser.ask('POST', '/api/people/p-nobody/end-sessions', { requestId: requestId() }),
    'account:sessions': browser => browser.ask('GET', '/api/account/sessions'),
    'account:end-session': browser => browser.ask('DELETE', '/api/account/sessions/nobodys'),
    'account:change-password': browser => browser.ask('POST', '/api/account/password', {}),
    'device:list': (browser, centre) => browser.ask('GET', `/api/devices?centre=${centre}`),
    'device:pair': (browser, centre) => browser.ask('POST', '/api/devices', { centre }),
    'device:rename': (browser, centre) => browser.ask('PATCH', `/api/devices/${paired[centre]}`, {}),
    'device:lock': (browser, centre) => browser.ask('POST', `/api/devices/${paired[centre]}/lock`, {}),
    'device:unlock': (browser, centre) => browser.ask('POST', `/api/devices/${paired[centre]}/unlock`, {}),
    'device:revoke': (browser, centre) => browser.ask('POST', `/api/devices/${paired[centre]}/revoke`, {}),
    'pairing:begin': browser => browser.ask('POST', '/api/pairing', { kind: 'unknown' }),
    'pairing:claim': browser => browser.ask('POST', '/api/pairing/claim', { secret: 'nobodys' }),
    'account:sign-in': browser => browser.ask('POST', '/api/account/sign-in', {}),
    'public:read': browser => browser.ask('GET', '/api/about'),
  }
/** Everyone may sign out, signed in or not; another test shows it. */
const apart: ReadonlySet<Action> = new Set(['account:sign-out', 'account:sign-in'])

let redis: TestRedis
let node: TestNode
const browsers = new Map<Actor, BrowserLike>()
/** Ids of one device per centre that is no actor. */
const paired: Record<string, string> = {}
const lines = new Map<string, RawClient | { refused: unknown }>()

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
  await makeAdministrator(redis, node.prefix)
  const administrator = await signIn(node.url, 'admin1')
  browsers.set('administrator', administrator)
  for (const role of ['inspector', 'consultant', 'manager', 'auditor'] as const)
    browsers.set(role, (await makePerson(administrator, role, role)).browser)
  for (const kind of deviceKinds) browsers.set(kind, (await pair(administrator, kind, own, 'acting')).browser)
  for (const centre of [own, foreign])
    paired[centre] = (await pair(administrator, 'kiosk', centre, 'acted-on')).id
  browsers.set('nobody', new BrowserLike(node.url))
  for (const actor of actors)
    for (const centre of [own, foreign]) lines.set(`${actor} ${centre}`, await connect(actor, centre))
})
afterAll(async () => {
  for (const line of lines.values()) if (!('refused' in line)) line.close()
  await node?.stop()
  await redis?.stop()
})

const agentKeys = new Map<BrowserLike, string>()

async function pair(administrator: BrowserLike, kind: DeviceKind, centre: string, place: string) {
  const browser = new BrowserLike(node.url)
  const begun = await browser.must<BegunPairing>('POST', '/api/pairing', { kind })
  await administrator.must('POST', '/api/devices', {
    requestId: requestId(),
    code: begun.code,
    centre,
    kind,
    place,
    name: place,
  })
  const claimed = await browser.must<ClaimedPairing>(
    'POST',
    '/api/pairing/claim',
    begun.secret === undefined ? {} : { secret: begun.secret },
  )
  if (claimed.state !== 'paired') throw new Error('it still waits')
  if (claimed.key !== undefined) agentKeys.set(browser, claimed.key)
  return { browser, id: claimed.device.id }
}

function connect(actor: Actor, centre: string): Promise<RawClient | { refused: unknown }> {
  const browser = browsers.get(actor)
  if (!browser) throw new Error(`nobody acts as ${actor}`)
  // All pages: the window's, the consultant's, the manager's, and each device's.
  const pages: readonly string[] = ['inspector', 'consultant', ...deviceKinds]
  const page = pages.includes(actor) ? actor : 'manager'
  const key = agentKeys.get(browser)
  const auth = handshakeOf(page, { centre, person: undefined, sign: undefined, ...(key && { key }) })
  return connectRaw(node.url, auth, { Cookie: browser.cookie })
}

test('this test covers every row of the table', () => {
  expect(Object.keys(may).sort()).toEqual([...actions].sort())
  for (const row of Object.values(permissions)) expect(row).toHaveLength(actors.length)
})

const cells = actions.flatMap(action =>
  actors.flatMap(actor => [own, foreign].map(centre => ({ action, actor, centre }))),
)

/** The codes with which a caller is refused before the request is examined. */
const refusals = ['NOT_PERMITTED', 'FOREIGN_CENTRE', 'NOT_SIGNED_IN', 'NOT_PAIRED', 'MUST_CHANGE_PASSWORD']

function codeOf(answer: unknown): string {
  const { ok, error } = (answer ?? {}) as { ok?: boolean; error?: { code: string } }
  return ok === false ? (error?.code ?? '') : 'OK'
}

test.each(cells)('$action by $actor at $centre', async ({ action, actor, centre }) => {
  const isAllowed = may[action].includes(actor)
  const line = lines.get(`${actor} ${centre}`)
  const mayBeThere = actor !== 'nobody' && (centre === own || everywhere.has(actor))
  // By socket: a caller who may not connect to a centre can do nothing there.
  if (line && 'refused' in line) {
    expect(mayBeThere).toBe(false)
    expect(refusals).toContain((line.refused as { code: string }).code)
  } else if (line) {
    expect(mayBeThere).toBe(true)
    const answer = await overSocket(line, action)
    if (answer !== undefined) expectCell(codeOf(answer), isAllowed)
  }

  const ask = apart.has(action) ? undefined : asked[action]
  const browser = browsers.get(actor)
  if (!ask || !browser) return
  const isOfCentre = ask.length === 2
  const answer = await ask(browser, centre)
  const isHere = !isOfCentre || centre === own || everywhere.has(actor)
  expectCell(codeOf(answer), isAllowed && isHere)
  // There is no archive here: admitted callers get ARCHIVE_AWAY.
  if (codeOf(answer) !== 'ARCHIVE_AWAY') expect(answer.status).toBeLessThan(500)
})

function expectCell(code: string, isAllowed: boolean): void {
  // An admitted request fails because of its content, not because of its caller.
  if (isAllowed) expect([...refusals, 'UNKNOWN_COMMAND', 'INTERNAL', 'NO_ANSWER']).not.toContain(code)
  else expect(refusals).toContain(code)
}

async function overSocket(line: RawClient, action: Action): Promise<unknown> {
  if ((commandNames as readonly string[]).includes(action))
    return line.ask(envelope(action, bodies[action as CommandName]))
  if (!Object.hasOwn(queries, action)) return undefined
  const name = action.slice('query:'.length)
  return line.socket.timeout(5_000).emitWithAck('query', name, queries[action as keyof typeof queries])
}
