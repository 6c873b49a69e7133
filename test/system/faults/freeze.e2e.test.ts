import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sleep } from '../../../shared/domain/sleep.ts'
import type { HallConnection } from '../../../shared/ui/hall-connection.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { type Inspector, inspector, issue, type Member, member } from '../../kit/member.ts'
import { until } from '../../kit/until.ts'

/** Milliseconds: longer than a press is valid. */
const frozenMs = 11_000
/** Milliseconds: within a press's validity, so that it may be carried out while it is still asked for. */
const shortMs = 4_000

let app: TestApp
let kiosk: Member
let window: Inspector
let screens: HallConnection[]
const members: Member[] = []

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

beforeEach(async () => {
  const join = async (role: 'display' | 'manager' | 'kiosk') => {
    const one = await member(app.url, { role })
    members.push(one)
    return one
  }
  kiosk = await join('kiosk')
  const [display, manager] = [await join('display'), await join('manager')]
  window = await inspector(app.url, '1')
  members.push(window)
  screens = [kiosk, display, manager, window].map(one => one.hall)
})
afterEach(async () => {
  await window.send('counter:close-counter', { counter: window.counter, session: window.session })
  for (const one of members.splice(0)) one.close()
})

const parts = {
  server: () => app.pid,
  Redis: () => app.redisPid(),
}

const press = { queue: 'housing-register.submission', lang: 'kk' } as const
const notConnected = { ok: false, error: { code: 'NOT_CONNECTED' } }

function issued(): number {
  return screens.at(-1)?.view?.sum[`${press.queue}:issued`] ?? 0
}

function pause(ms: number): Promise<void> {
  return sleep(ms)
}

async function allStale(): Promise<void> {
  await until('every screen says that it may be out of date', () => screens.every(screen => screen.stale))
}

/** Takes one ticket and calls it; every screen shows it. */
async function worksOn(): Promise<void> {
  await until('every screen is back', () => screens.every(screen => !screen.stale))
  const { ticket, number } = await issue(kiosk)
  const call = await window.callNext()
  expect(call).toEqual({ ticket, number })
  const [, display, manager] = screens
  await until('the hall is shown the call', () => display?.view?.calls[0]?.number === number)
  await until('the manager sees the window', () => manager?.view?.counters['1']?.ticket === ticket)
  await window.act('ticket:start', ticket)
  await window.act('ticket:finish', ticket)
}

for (const [name, pidOf] of Object.entries(parts)) {
  test(`a frozen ${name}: screens say so, a press during it is never carried out late, all continue`, async () => {
    const { ticket } = await issue(kiosk)
    process.kill(pidOf(), 'SIGSTOP')
    // Pressed at once, before any screen can know.
    const answer = window.send('ticket:call-next', { counter: '1', session: window.session })
    const thawed = pause(frozenMs).then(() => process.kill(pidOf(), 'SIGCONT'))
    await allStale()
    // With a frozen server nothing is sent; with a frozen store the server answers that, or the client keeps asking.
    if (name === 'server') expect(await kiosk.send('ticket:issue', press)).toEqual(notConnected)
    await thawed
    // The client still asks, and learns that nothing was done.
    expect(await answer).toEqual({ ok: false, error: { code: 'EXPIRED' } })
    await until('every screen is back', () => screens.every(screen => !screen.stale))
    expect(window.hall.view?.counters['1']?.ticket).toBeUndefined()
    const since = await window.hall.query('story', { ticket })
    expect(since).toMatchObject({ ok: true, reply: { ticket: { state: 'waiting' } } })
    const call = await window.callNext()
    expect(call.ticket).toBe(ticket)
    await window.act('ticket:start', ticket)
    await window.act('ticket:finish', ticket)
    await worksOn()
  })

  test(`a ${name} frozen for a moment: a client that still asks learns what was done, and it was done once`, async () => {
    const { ticket, number } = await issue(kiosk)
    process.kill(pidOf(), 'SIGSTOP')
    const answer = window.send('ticket:call-next', { counter: '1', session: window.session })
    await pause(shortMs)
    process.kill(pidOf(), 'SIGCONT')
    expect(await answer).toMatchObject({ ok: true, reply: { ticket, number } })
    await until('the window is shown its visitor', () => window.hall.view?.counters['1']?.ticket === ticket)
    const story = await window.hall.query('story', { ticket })
    expect(story.ok && story.reply.steps.filter(step => step.type === 'ticket:called')).toHaveLength(1)
    await window.act('ticket:start', ticket)
    await window.act('ticket:finish', ticket)
    await worksOn()
  })
}

test('a press that nobody asks for any more does nothing when the server wakes up', async () => {
  await issue(kiosk)
  process.kill(app.pid, 'SIGSTOP')
  const answer = window.hall.send(
    'ticket:call-next',
    { counter: '1', session: window.session },
    { signal: AbortSignal.timeout(shortMs) },
  )
  expect(await answer).toEqual({ ok: false, error: { code: 'NO_ANSWER' } })
  await pause(frozenMs - shortMs)
  process.kill(app.pid, 'SIGCONT')
  await until('every screen is back', () => screens.every(screen => !screen.stale))
  expect(window.hall.view?.counters['1']?.ticket).toBeUndefined()
  const call = await window.callNext()
  await window.act('ticket:start', call.ticket)
  await window.act('ticket:finish', call.ticket)
  await worksOn()
})

test('with server and Redis stopped for 10 s, screens say so and refuse, nothing is sent later, and all continue', async () => {
  const before = issued()
  await app.kill('SIGTERM')
  await allStale()
  const presses = await Promise.all([
    kiosk.send('ticket:issue', press),
    window.send('ticket:call-next', { counter: '1', session: window.session }),
  ])
  expect(presses).toEqual([notConnected, notConnected])
  await pause(10_000)
  await app.start()
  await until('every screen is back', () => screens.every(screen => !screen.stale))
  expect(issued()).toBe(before)
  await worksOn()
})
