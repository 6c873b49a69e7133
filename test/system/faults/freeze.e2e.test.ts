import { expect, type TestContext, test } from 'vitest'
import { sleep } from '../../../shared/domain/sleep.ts'
import type { HallConnection } from '../../../shared/ui/hall-connection.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { type Inspector, inspector, issue, type Member, member } from '../../kit/member.ts'
import { until } from '../../kit/until.ts'

/** Milliseconds: longer than a press is valid. */
const frozenMs = 11_000
/** Milliseconds: within a press's validity, so that it may be carried out while it is still asked for. */
const shortMs = 4_000
/** Milliseconds, a case that the product names: nearly as long as a press is valid. */
const stoppedMs = 10_000

/** A server, and a kiosk, a window and two more screens at it. */
interface Scene {
  app: TestApp
  kiosk: Member
  window: Inspector
  /** Of the kiosk, the display, the manager and the window. */
  screens: readonly HallConnection[]
}

/** Starts a server of the test's own, so that several are frozen at the same time. */
async function openScene({ onTestFinished }: TestContext): Promise<Scene> {
  const app = await startApp()
  onTestFinished(() => app.stop())
  const join = async (entering: Promise<Member>) => {
    const one = await entering
    onTestFinished(() => one.close())
    return one
  }
  const kiosk = await join(member(app.url, { role: 'kiosk' }))
  const display = await join(member(app.url, { role: 'display' }))
  const manager = await join(member(app.url, { role: 'manager' }))
  const window = await inspector(app.url, '1')
  onTestFinished(() => window.close())
  return { app, kiosk, window, screens: [kiosk, display, manager, window].map(one => one.hall) }
}

const parts = {
  server: (app: TestApp) => app.pid,
  Redis: (app: TestApp) => app.redisPid(),
}

const press = { queue: 'housing-register.submission', lang: 'kk' } as const
const notConnected = { ok: false, error: { code: 'NOT_CONNECTED' } }

function issued({ window }: Scene): number {
  return window.hall.view?.sum[`${press.queue}:issued`] ?? 0
}

async function allStale({ screens }: Scene): Promise<void> {
  await until('every screen says that it may be out of date', () => screens.every(screen => screen.stale))
}

async function allBack({ screens }: Scene): Promise<void> {
  await until('every screen is back', () => screens.every(screen => !screen.stale))
}

async function serve({ window }: Scene, ticket: string): Promise<void> {
  await window.act('ticket:start', ticket)
  await window.act('ticket:finish', ticket)
}

/** Takes one ticket and calls it; every screen shows it. */
async function worksOn(scene: Scene): Promise<void> {
  const { kiosk, window, screens } = scene
  await allBack(scene)
  const { ticket, number } = await issue(kiosk)
  const call = await window.callNext()
  expect(call).toEqual({ ticket, number })
  const [, display, manager] = screens
  await until('the hall is shown the call', () => display?.view?.calls[0]?.number === number)
  await until('the manager sees the window', () => manager?.view?.counters['1']?.ticket === ticket)
  await serve(scene, ticket)
}

// Run concurrently: the tests mostly wait.
for (const [name, pidOf] of Object.entries(parts)) {
  test.concurrent(`a frozen ${name}: screens say so, a press during it is never carried out late, all continue`, async context => {
    const scene = await openScene(context)
    const { app, kiosk, window } = scene
    const { ticket } = await issue(kiosk)

    const pid = pidOf(app)
    process.kill(pid, 'SIGSTOP')
    // Pressed at once, before any screen can know.
    const answer = window.send('ticket:call-next', { counter: '1', session: window.session })
    const thawed = sleep(frozenMs).then(() => process.kill(pid, 'SIGCONT'))
    await allStale(scene)
    // With a frozen server nothing is sent; with a frozen store the server answers that, or the client keeps asking.
    if (name === 'server') expect(await kiosk.send('ticket:issue', press)).toEqual(notConnected)
    await thawed

    // The client still asks, and learns that nothing was done.
    expect(await answer).toEqual({ ok: false, error: { code: 'EXPIRED' } })
    await allBack(scene)
    expect(window.hall.view?.counters['1']?.ticket).toBeUndefined()
    const since = await window.hall.query('story', { ticket })
    expect(since).toMatchObject({ ok: true, reply: { ticket: { state: 'waiting' } } })
    const call = await window.callNext()
    expect(call.ticket).toBe(ticket)
    await serve(scene, ticket)
    await worksOn(scene)
  })

  test.concurrent(`a ${name} frozen for a moment: a client that still asks learns what was done, and it was done once`, async context => {
    const scene = await openScene(context)
    const { app, kiosk, window } = scene
    const { ticket, number } = await issue(kiosk)

    const pid = pidOf(app)
    process.kill(pid, 'SIGSTOP')
    const answer = window.send('ticket:call-next', { counter: '1', session: window.session })
    await sleep(shortMs)
    process.kill(pid, 'SIGCONT')

    expect(await answer).toMatchObject({ ok: true, reply: { ticket, number } })
    await until('the window is shown its visitor', () => window.hall.view?.counters['1']?.ticket === ticket)
    const story = await window.hall.query('story', { ticket })
    expect(story.ok && story.reply.steps.filter(step => step.type === 'ticket:called')).toHaveLength(1)
    await serve(scene, ticket)
    await worksOn(scene)
  })
}

test.concurrent('a press that nobody asks for any more does nothing when the server wakes up', async context => {
  const scene = await openScene(context)
  const { app, kiosk, window } = scene
  await issue(kiosk)

  process.kill(app.pid, 'SIGSTOP')
  const answer = window.hall.send(
    'ticket:call-next',
    { counter: '1', session: window.session },
    { signal: AbortSignal.timeout(shortMs) },
  )
  expect(await answer).toEqual({ ok: false, error: { code: 'NO_ANSWER' } })
  await sleep(frozenMs - shortMs)
  process.kill(app.pid, 'SIGCONT')

  await allBack(scene)
  expect(window.hall.view?.counters['1']?.ticket).toBeUndefined()
  const call = await window.callNext()
  await serve(scene, call.ticket)
  await worksOn(scene)
})

test.concurrent('with server and Redis stopped for 10 s, screens say so and refuse, nothing is sent later, and all continue', async context => {
  const scene = await openScene(context)
  const { app, kiosk, window } = scene
  const before = issued(scene)

  await app.kill('SIGTERM')
  await allStale(scene)
  const presses = await Promise.all([
    kiosk.send('ticket:issue', press),
    window.send('ticket:call-next', { counter: '1', session: window.session }),
  ])
  await sleep(stoppedMs)
  await app.start()

  expect(presses).toEqual([notConnected, notConnected])
  await allBack(scene)
  expect(issued(scene)).toBe(before)
  await worksOn(scene)
})
