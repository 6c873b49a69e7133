import type { Page } from 'playwright-core'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { LocalizedText } from '../../shared/domain/settings.ts'
import type { Inspector } from '../../test/kit/member.ts'
import type { Picture, PictureContext } from './picture.ts'

const landscape: Picture['size'] = [1920, 1080]
const portrait: Picture['size'] = [1080, 1920]

const alarm: LocalizedText = {
  kk: 'Өрт дабылы. Ғимараттан шығыңыз. Нөміріңіз сақталады, қабылдау дабыл тоқтаған соң жалғасады.',
  ru: 'Пожарная тревога. Выйдите из здания. Ваш номер сохраняется, приём продолжится после отбоя.',
  en: 'Fire alarm. Please leave the building. You keep your number; we continue when the alarm is over.',
}

/** For each window of a new centre, a queue that it serves. */
const queueOf: Readonly<Record<string, QueueId>> = {
  1: 'housing-register.submission',
  2: 'land-plots.submission',
  3: 'child-benefit.submission',
  4: 'guardianship-certificate.submission',
  5: 'assistive-aids.submission',
  6: 'housing-aid.submission',
  7: 'housing-register.collection',
  8: 'child-benefit.collection',
}

const ordinary = ['3', '1', '7', '2', '5', '8', '4', '6']

/** Opens the hall screen and waits until it shows `calls` calls. */
async function open({ open, centre, locale }: PictureContext, calls: number): Promise<Page> {
  const page = await open(`/display/?centre=${centre}&lang=${locale}`)
  // The clock comes with the first tick.
  await page.locator('.clock').waitFor()
  for (let shown = -1; shown !== calls; shown = await page.locator('kezek-call-list li').count()) {
    await page.waitForTimeout(100)
  }
  // Calls that are being served had the large place first, which each call keeps for a while.
  if (calls > 0) await page.locator('kezek-large-call .call:not(.serving)').waitFor()
  return page
}

/** Calls a visitor to each of these windows; the first `served` are already being served. */
async function call(context: PictureContext, windows: readonly string[], served = 0): Promise<Inspector[]> {
  const inspectors: Inspector[] = []
  for (const [index, window] of windows.entries()) {
    await context.issue(queueOf[window])
    const inspector = await context.sit(window)
    const { ticket } = await inspector.callNext()
    if (index < served) await inspector.act('ticket:start', ticket)
    inspectors.push(inspector)
  }
  return inspectors
}

/** Creates the maximum number of windows. */
async function allWindows({ join }: PictureContext): Promise<string[]> {
  const manager = await join({ role: 'manager' })
  const { settings } = manager.hall.view ?? {}
  if (!settings) throw new Error('a manager without a view')
  const counters = Array.from({ length: 99 }, (_, index) => ({
    id: String(index + 1),
    queues: [...new Set(Object.values(queueOf))],
    ownQueues: true,
  }))
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, counters },
  })
  return counters.map(({ id }) => id)
}

/** Calls the thousandth visitor of a letter to the last window. */
async function callLongest(context: PictureContext): Promise<void> {
  await allWindows(context)
  let last = { ticket: '', number: '' }
  while (last.number !== 'A1000') {
    // As many as a socket may have in flight; all but a few leave again.
    const issued = await Promise.all(
      Array.from({ length: 25 }, () => context.issue('housing-aid.submission')),
    )
    last = issued.find(({ number }) => number === 'A1000') ?? last
  }
  const inspector = await context.sit('99')
  const { counter, session } = inspector
  await inspector.ask('ticket:call-ticket', { counter, session, ticket: last.ticket, word: 'picture' })
}

async function setDay(
  { join }: PictureContext,
  mode: 'open' | 'closed',
  notice: LocalizedText,
): Promise<void> {
  const manager = await join({ role: 'manager' })
  const day = manager.hall.tick?.day ?? ''
  await manager.ask('day:set-day', { day, setting: { mode, notice } })
}

/** Waits until the screen says that its content may be outdated. */
async function untilStale(page: Page): Promise<Page> {
  await page.locator('header.trouble').waitFor()
  return page
}

/** States that look different on a portrait screen. */
const upright = ['empty', 'one', 'many', 'overflow', 'longest', 'notice']

interface State extends Omit<Picture, 'name' | 'size'> {
  state: string
}

const states: State[] = [
  { state: 'empty', prepare: context => open(context, 0) },
  {
    state: 'one',
    async prepare(context) {
      const page = await open(context, 0)
      await call(context, ['5'])
      await page.locator('kezek-call-list li').waitFor()
      return page
    },
  },
  {
    state: 'many',
    async prepare(context) {
      await call(context, ordinary, 5)
      return open(context, 8)
    },
  },
  {
    state: 'overflow',
    async prepare(context) {
      const windows = await allWindows(context)
      await call(context, windows.slice(-12), 3)
      return open(context, 8)
    },
  },
  {
    state: 'longest',
    async prepare(context) {
      await callLongest(context)
      return open(context, 1)
    },
  },
  {
    state: 'closed',
    async prepare(context) {
      await setDay(context, 'closed', alarm)
      return open(context, 0)
    },
  },
  {
    state: 'notice',
    async prepare(context) {
      await call(context, ordinary.slice(0, 3), 1)
      await setDay(context, 'open', alarm)
      return open(context, 3)
    },
  },
  {
    state: 'quiet',
    quiet: true,
    async prepare(context) {
      await call(context, ordinary.slice(0, 4), 2)
      return open(context, 4)
    },
  },
  {
    state: 'stale',
    own: true,
    async prepare(context) {
      await call(context, ordinary.slice(0, 4), 2)
      const page = await open(context, 4)
      await context.app.kill('SIGSTOP')
      return untilStale(page)
    },
  },
  {
    state: 'offline',
    own: true,
    async prepare(context) {
      const page = await open(context, 0)
      await context.app.kill('SIGKILL')
      return untilStale(page)
    },
  },
  {
    state: 'redis-away',
    own: true,
    async prepare(context) {
      await call(context, ordinary.slice(0, 4), 2)
      const page = await open(context, 4)
      process.kill(context.app.redisPid(), 'SIGSTOP')
      return untilStale(page)
    },
  },
  {
    state: 'refused',
    async prepare({ open, locale }) {
      return untilStale(await open(`/display/?centre=nowhere&lang=${locale}`))
    },
  },
]

export const pictures: Picture[] = states.flatMap(({ state, ...picture }) => {
  const lying: Picture = { ...picture, name: `display-${state}`, size: landscape }
  return upright.includes(state)
    ? [lying, { ...lying, name: `${lying.name}-portrait`, size: portrait }]
    : [lying]
})
