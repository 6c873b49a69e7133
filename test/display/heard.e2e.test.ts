import { isDeepStrictEqual } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { repeatAfterMs } from '../../display/speech.ts'
import type { ScreenHeartbeat } from '../../shared/contract/heartbeat.ts'
import type { DisplayStatus } from '../../shared/contract/wire.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { phraseOf } from '../../shared/speech/phrase.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { closeWindows, launchBrowser, openBrowser, watchPage } from '../kit/browser.ts'
import { noteHeartbeats, noteLarge, read } from '../kit/hall-screen.ts'
import { inspector, issue, type Member, member } from '../kit/member.ts'
import { centres } from '../kit/order.ts'
import { until } from '../kit/until.ts'
import { buildVariant, type Variant } from '../kit/variant.ts'
import { giveVoice, notePeak, type Pack, type Recording, record } from './loudspeaker.ts'

let app: TestApp
let browser: Browser
let quietBrowser: Browser
let opened: { close(): unknown }[] = []
const unused = centres.map(({ id }) => id)
let centre = ''

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser({ sound: true })
  quietBrowser = await openBrowser()
})
afterAll(async () => {
  await closeWindows(browser)
  await closeWindows(quietBrowser)
  await app.stop()
})
afterEach(async () => {
  for (const thing of opened) await thing.close()
  opened = []
})

function keep<T extends { close(): unknown }>(thing: T): T {
  opened.push(thing)
  return thing
}

const kiosk = async () => keep(await member(app.url, { role: 'kiosk', centre }))
const sit = async (window: string) => keep(await inspector(app.url, window, { centre }))

interface Opening {
  /** `own`: the server's own packs. */
  pack?: Pack | 'own'
  quiet?: boolean
  variant?: Variant
  device?: string
  /** Use this browser instead of the shared one. */
  from?: Browser
  /** Prepares the page before it loads. */
  before?(page: Page): Promise<unknown>
}

interface OpenScreen {
  page: Page
  recording: Recording
  large(): Promise<string[]>
  /** Heartbeats that the screen has sent. */
  reports: ScreenHeartbeat[]
  faults: string[]
  device: string
}

/** Opens a hall screen whose voice consists of tones, in its own browser profile. */
async function openScreen(opening: Opening = {}): Promise<OpenScreen> {
  const { pack, quiet, variant, device = 'hall-1' } = opening
  const from = opening.from ?? (quiet ? quietBrowser : browser)
  // The test's recorder is not part of the page, so the page's content policy does not apply to it.
  const context = keep(await from.newContext({ bypassCSP: true }))
  const page = await context.newPage()
  await variant?.showOn(page)
  await opening.before?.(page)
  if (pack !== 'own') await giveVoice(page, pack)
  const recording = await record(page)
  const large = await noteLarge(page)
  const faults = watchPage(page, app.url)
  const reports = noteHeartbeats(page)
  await page.goto(`${app.url}/display/?centre=${centre}&display=${device}`)
  return { page, recording, large, reports, faults, device }
}

/** Creates a hall with changed settings, and a manager's connection to it. */
async function newHall(change: Partial<CentreSettings> = {}) {
  centre = unused.shift() ?? ''
  expect(centre).not.toBe('')
  const manager = keep(await member(app.url, { role: 'manager', centre }))
  const { settings } = manager.hall.view ?? {}
  if (!settings) throw new Error('a manager without a view')
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, languages: ['kk'], ...change },
  })
  const status = (device = 'hall-1'): DisplayStatus | undefined =>
    manager.hall.tick?.status?.displays.find(display => display.device === device)
  return { manager, status, speaks: (device?: string) => until('it speaks', () => status(device)?.speaks) }
}

/** @returns the expected sound of a call: the chime, then the phrase in each language. */
function call(number: string, window: string, ...languages: Locale[]): string[] {
  const phrase = (locale: Locale) =>
    phraseOf(locale, number, window, 'drop').map(({ clip }) => `${locale} ${clip}`)
  return ['chime', ...languages.flatMap(phrase)]
}

const untilHeard = (recording: Recording, count: number) =>
  until(`${count} sounds are heard`, async () => (await recording.heard()).length >= count)

/**
 * Removes interrupted calls, which another screen repeats from the chime on. It happens on a machine so busy that a screen counts
 * as frozen.
 * @returns the heard pieces without interrupted calls
 */
function inWhole(heard: readonly string[]): string[] {
  const calls: string[][] = []
  for (const name of heard) {
    if (name === 'chime' || calls.length === 0) calls.push([])
    calls.at(-1)?.push(name)
  }
  const isPiece = (call: string[], next: string[] = []) =>
    call.length < next.length && call.every((name, at) => name === next[at])
  return calls.filter((call, at) => !isPiece(call, calls[at + 1])).flat()
}

/** Waits for exactly these calls, and fails with what was heard instead. */
async function expectHeard(recording: Recording, expected: readonly string[]): Promise<void> {
  const heard = async () => inWhole(await recording.heard())
  const isAll = async () => isDeepStrictEqual(await heard(), expected)
  await until('all is heard', isAll).catch(() => {})
  expect(await heard()).toEqual(expected)
}

/** Calls three visitors at once. @returns the expected sound, and the visitors */
async function callThree() {
  const visitors = await kiosk()
  for (const lang of locales) await issue(visitors, 'housing-register.submission', { lang })
  const windows = await Promise.all(['1', '2', '5'].map(sit))
  const called = await Promise.all(
    windows.map(async at => ({ at, window: at.counter, ...(await at.callNext()) })),
  )
  // All visitors wait in one queue, so the lowest number is called first, whichever press came first.
  called.sort((a, b) => (a.number < b.number ? -1 : 1))
  return { called }
}

/** Checks that a screen's heartbeats report the last of these calls as shown, with its time. */
async function expectShown({ reports }: OpenScreen, { hall }: Member): Promise<void> {
  const { calls: [last] = [] } = hall.view ?? {}
  if (!last) throw new Error('nobody was called')
  const lastReport = () => reports.at(-1)
  await until('the heartbeat has the shown call', () => lastReport()?.shown?.n === last.n)
  await until('the heartbeat has the drawn event', () => (lastReport()?.n ?? 0) >= last.n)
  // The hall's time is the store's.
  expect(lastReport()?.shown?.at).toBeGreaterThanOrEqual(last.at)
  // This screen's next tick may still be on its way.
  await until('it was not shown in the future', () => (lastReport()?.shown?.at ?? Infinity) <= hall.now)
  expect(lastReport()).toMatchObject({ epoch: hall.view?.epoch, visible: true })
}

test('three calls at once are heard one after the other, in their order, each in the visitor’s language and the hall’s', async () => {
  const { speaks, status, manager } = await newHall({ languages: ['kk', 'ru'] })
  const screen = await openScreen()
  const { recording, faults, reports } = screen
  await speaks()
  const { called } = await callThree()
  const orders = [
    ['kk', 'ru'],
    ['ru', 'kk'],
    ['en', 'kk', 'ru'],
  ] as const
  const expected = called.flatMap(({ number, window }, at) => call(number, window, ...(orders[at] ?? [])))
  for (const { at, ticket } of called) await at.act('ticket:start', ticket)
  await expectHeard(recording, expected)
  // A busy machine may have made it count as frozen for a moment.
  await until('it is well and speaks', () => status()?.state === 'ok' && status()?.speaks)
  await expectShown(screen, manager)
  const { calls = [] } = manager.hall.view ?? {}
  const spoken = () => reports.flatMap(report => report.spoken.filter(({ n }) => n > 0))
  await until('it tells that it has spoken the last', () => spoken().at(-1)?.n === calls[0]?.n)
  const said = new Map(spoken().map(({ n, at }) => [n, at]))
  // A late heartbeat names only the last of several calls.
  const heard = [...calls].reverse().filter(({ n }) => said.has(n))
  expect([...said.keys()]).toEqual(heard.map(({ n }) => n))
  for (const { n, at } of heard) expect(said.get(n)).toBeGreaterThan(at)
  expect(reports.at(-1)).toMatchObject({ sound: 'on', failing: false })
  expect(faults).toEqual([])
})

test('it is seen: a screen that speaks over itself is not heard so', async () => {
  const { speaks } = await newHall()
  const variant = await buildVariant('display', {
    file: 'display/sound.ts',
    find: 'await this.#end(leadS + at - startS, signal)',
    replace: '',
  })
  opened.push({ close: variant.remove })
  const { recording } = await openScreen({ variant })
  await speaks()
  const { called } = await callThree()
  const expected = called.flatMap(({ number, window }, at) =>
    call(number, window, ...new Set([locales[at] ?? 'kk', 'kk'] as const)),
  )
  for (const { at, ticket } of called) await at.act('ticket:start', ticket)
  const last = `kk ordinal-${called.at(-1)?.window}`
  await until('the last is heard', async () => (await recording.heard()).includes(last))
  expect(inWhole(await recording.heard())).not.toEqual(expected)
})

test('who has not come hears the call once more, and then no more', async () => {
  const { speaks } = await newHall({ languages: ['kk'] })
  const { recording, page, reports } = await openScreen({ before: page => page.clock.install() })
  const spoken = () => reports.at(-1)?.spoken[0] ?? { n: 0, again: 0 }
  await speaks()
  const visitors = await kiosk()
  await issue(visitors)
  await issue(visitors)
  const [one, other] = [await sit('1'), await sit('2')]

  const first = await one.callNext()
  const once = call(first.number, '1', 'kk')
  await until('it has ended', () => spoken().n > 0)
  await expectHeard(recording, once)
  await page.clock.fastForward(repeatAfterMs)
  await until('it has ended again', () => spoken().again > 0)
  await expectHeard(recording, [...once, ...once])
  await page.clock.fastForward(repeatAfterMs)
  const second = await other.callNext()

  // A third repeat would have been heard before the second visitor's call.
  await expectHeard(recording, [...once, ...once, ...call(second.number, '2', 'kk')])
})

test('when sound is blocked, nothing is heard, the picture is on time, and the screen and the manager show it', async () => {
  const { status, manager } = await newHall()
  const screen = await openScreen({ quiet: true })
  const { page, recording, large, reports } = screen
  await until('the manager knows', () => status()?.state === 'deaf')
  expect(status()).toMatchObject({ cause: 'sound', speaks: false })
  const board = await keep(await browser.newContext()).newPage()
  await board.goto(`${app.url}/manager/?centre=${centre}`)
  await board.getByText('Зал таблосы hall-1: дыбыс өшірулі').waitFor()
  const { called } = await callThree()
  await until('all are in the list', async () => (await read(page)).list.length === 3)
  await until('all were large', async () => (await large()).length === 3)
  expect(await large()).toEqual(called.map(({ number }) => number))
  expect((await read(page)).soundOff).toBe(true)
  expect(await recording.heard()).toEqual([])
  await expectShown(screen, manager)
  for (const report of reports) expect(report).toMatchObject({ sound: 'off', spoken: [] })
  await page.mouse.click(200, 500)
  await until('a touch has turned it on', async () => !(await read(page)).soundOff)
  // Nobody heard these calls, so the screen repeats them for visitors who have not come.
  await untilHeard(recording, 3)
  await until('the manager knows that, too', () => status()?.state === 'ok' && status()?.speaks)
})

test('when clips fail, the chime and the other clips are heard, and the manager sees it', async () => {
  const { status, speaks } = await newHall()
  const { recording } = await openScreen({ pack: { missing: ['kk go'], broken: ['kk letter-a'] } })
  await speaks()
  await issue(await kiosk())
  const { number } = await (await sit('1')).callNext()
  const expected = call(number, '1', 'kk').filter(name => name !== 'kk go' && name !== 'kk letter-a')
  await untilHeard(recording, expected.length)
  expect((await recording.heard()).slice(0, expected.length)).toEqual(expected)
  await until('the manager knows', () => status()?.state === 'deaf')
  expect(status()?.cause).toBe('voice')
})

test('the voice that comes with Kezek is whole, loads and is heard after the chime', async () => {
  const { speaks, status } = await newHall()
  const { recording, page, faults } = await openScreen({ pack: 'own' })
  const answers: number[] = []
  page.on('response', response => {
    if (response.url().endsWith('.opus')) answers.push(response.status())
  })
  await speaks()
  await issue(await kiosk())
  await (await sit('1')).callNext()
  await until('words are heard', async () => (await recording.heard()).some(name => name !== 'chime'))
  await until('all of it is here', () => answers.length > 0 && status()?.state === 'ok')
  expect((await recording.heard())[0]).toBe('chime')
  expect(new Set(answers)).toEqual(new Set([200]))
  expect(faults).toEqual([])
})

test('a hall is spoken to as loud as its settings say for this time of its day', async () => {
  const percents = [100, 30]
  const peaks: number[] = []
  for (const percent of percents) {
    const { speaks } = await newHall({
      voice: { zeros: 'drop', volume: [{ from: '00:00', percent }], areas: [] },
    })
    let peak = async () => 0
    const before = async (page: Page) => {
      peak = await notePeak(page)
    }
    const { recording } = await openScreen({ before })
    await speaks()
    await peak()
    await issue(await kiosk())
    const { number } = await (await sit('1')).callNext()
    await untilHeard(recording, call(number, '1', 'kk').length)
    peaks.push(await peak())
  }
  const [full = 0, low = 0] = peaks
  expect(full).toBeGreaterThan(0.4)
  expect(low / full).toBeCloseTo(0.3, 1)
})

test('one screen of a hall speaks; when it disconnects, the next continues and repeats nothing', async () => {
  const { speaks, status } = await newHall()
  const first = await openScreen({ device: 'hall-1' })
  await speaks('hall-1')
  const second = await openScreen({ device: 'hall-2' })
  await until('it is there', () => status('hall-2'))
  const watcher = keep(await member(app.url, { role: 'display', centre }))
  const speaker = () => watcher.hall.tick?.speakers?.[0]
  const { called } = await callThree()
  const sounds = called.map(({ number, window }, at) =>
    call(number, window, ...new Set([locales[at] ?? 'kk', 'kk'] as const)),
  )
  for (const { at, ticket } of called) await at.act('ticket:start', ticket)
  await untilHeard(first.recording, (sounds[0]?.length ?? 0) + 2)
  const before = await first.recording.heard()
  expect(before.slice(0, sounds[0]?.length)).toEqual(sounds[0])
  expect(await second.recording.heard()).toEqual([])
  const { socket } = await until('it is known who speaks', speaker)
  await first.page.close()
  const next = await until('another speaks', () => {
    const grant = speaker()
    return grant?.socket === socket ? undefined : grant
  })
  // The next screen repeats the interrupted call, but no finished one.
  const { calls } = watcher.hall.view ?? { calls: [] }
  const isSaid = (number: string) =>
    calls.some(call => call.number === number && call.n <= (next.spoken?.n ?? 0))
  const rest = sounds.filter((_, at) => !isSaid(called[at]?.number ?? ''))
  expect([1, 2]).toContain(rest.length)
  await untilHeard(second.recording, rest.flat().length)
  expect(await second.recording.heard()).toEqual(rest.flat())
  await until('the manager knows', () => status('hall-1')?.state === 'gone' && status('hall-2')?.speaks)
})

test('a page that draws nothing counts as frozen though its line lives, and another speaks', async () => {
  const { speaks, status } = await newHall()
  const own = keep(await launchBrowser({ sound: true }))
  await openScreen({ device: 'hall-1', from: own })
  await speaks('hall-1')
  await openScreen({ device: 'hall-2' })
  await until('it is there', () => status('hall-2'))
  // The GPU process hangs, as a driver may, while the page itself continues.
  const devtools = await own.newBrowserCDPSession()
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
  const drawing = processInfo.find(({ type }) => type === 'GPU')?.id ?? 0
  expect(drawing).toBeGreaterThan(1)
  process.kill(drawing, 'SIGSTOP')
  try {
    await until('the manager knows', () => status('hall-1')?.state === 'frozen')
    await speaks('hall-2')
    expect(status('hall-1')?.speaks).toBe(false)
  } finally {
    process.kill(drawing, 'SIGCONT')
  }
  await until('it draws again', () => status('hall-1')?.state === 'ok')
  expect(status('hall-2')?.speaks).toBe(true)
})
