import type { Page } from 'playwright-core'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { CentreSettings, LocalizedText } from '../../shared/domain/settings.ts'
import type { Inspector, Joining } from '../../test/kit/member.ts'
import type { Picture, PictureContext } from './picture.ts'

const lying: Picture['size'] = [1920, 1080]
const upright: Picture['size'] = [1080, 1920]
/** Sizes of the boards over windows. */
const small: readonly Picture['size'][] = [
  [1024, 600],
  [800, 480],
  [480, 320],
]

const queueOf: Readonly<Record<string, QueueId>> = {
  1: 'housing-register.submission',
  3: 'child-benefit.submission',
  5: 'assistive-aids.submission',
  7: 'housing-register.collection',
}

const east: LocalizedText = { kk: 'Шығыс залы', ru: 'Восточный зал', en: 'East hall' }
const upstairs: LocalizedText = {
  kk: 'Екінші қабат, әлеуметтік көмек және жер қатынастары бөлімі',
  ru: 'Второй этаж, отдел социальной помощи и земельных отношений',
  en: 'First floor, department of social support and land',
}
const ticker: LocalizedText = {
  kk: 'Құжаттардың көшірмесін екінші қабаттағы көшірме бөлмесінде тегін жасауға болады. Орталық сенбі күні сағат 10:00-ден 17:00-ге дейін жұмыс істейді.',
  ru: 'Копии документов можно бесплатно сделать в копировальной комнате на втором этаже. В субботу центр работает с 10:00 до 17:00.',
  en: 'Copies of documents are made free of charge in the copy room on the first floor. On Saturdays the centre is open from 10:00 to 17:00.',
}
const purpose: LocalizedText = {
  kk: 'Тұрғын үй кезегіне қою және тұрғын үй көмегін тағайындау',
  ru: 'Постановка в очередь на жильё и назначение жилищной помощи',
  en: 'Housing register and housing aid',
}
const longest: Partial<Joining> = {
  sign: {
    surname: 'Мұхамеджанова-Қойшыбаева',
    name: 'Гүлбаршын-Айжарқын',
    patronymic: 'Нұрмұхамедқызы',
    post: 'Халыққа қызмет көрсету орталығының жетекші инспекторы',
  },
}

async function change({ join }: PictureContext, part: (settings: CentreSettings) => Partial<CentreSettings>) {
  const manager = await join({ role: 'manager' })
  const { settings } = manager.hall.view ?? {}
  if (!settings) throw new Error('a manager without a view')
  await manager.ask('settings:update-settings', {
    base: settings.version,
    settings: { ...settings, ...part(settings) },
  })
}

/** Puts windows 1 to 4 into one zone and the others into another. */
async function zoned(context: PictureContext): Promise<void> {
  await change(context, ({ counters }) => ({
    zones: [
      { id: 'east', title: east },
      { id: 'upstairs', title: upstairs },
    ],
    counters: counters.map(counter => ({ ...counter, zone: Number(counter.id) <= 4 ? 'east' : 'upstairs' })),
    displays: { entrance: { zones: ['east', 'upstairs'], arrows: { east: 'left', upstairs: 'up-right' } } },
    ticker,
  }))
}

async function call(context: PictureContext, windows: readonly string[], served: number): Promise<void> {
  for (const [index, window] of windows.entries()) {
    await context.issue(queueOf[window])
    const inspector = await context.sit(window)
    const { ticket } = await inspector.callNext()
    if (index < served) await inspector.act('ticket:start', ticket)
  }
}

async function openHall({ open, centre, locale }: PictureContext, query: string): Promise<Page> {
  const page = await open(`/display/?centre=${centre}&lang=${locale}&display=entrance${query}`)
  await page.locator('kezek-large-call .call:not(.serving)').waitFor()
  await page.locator('kezek-ticker-line .line').waitFor()
  return page
}

const hallStates: { state: string; prepare(context: PictureContext): Promise<Page> }[] = [
  {
    state: 'zones',
    async prepare(context) {
      await zoned(context)
      await call(context, ['1', '5', '3', '7'], 2)
      return openHall(context, '')
    },
  },
  {
    state: 'zone',
    async prepare(context) {
      await zoned(context)
      await call(context, ['1', '5', '3', '7'], 1)
      return openHall(context, '&zones=upstairs')
    },
  },
]

async function openBoard({ open, centre, locale }: PictureContext, state: string): Promise<Page> {
  const page = await open(`/display/?centre=${centre}&lang=${locale}&counter=5`)
  await page.locator(`main.${state} .serves:not(:empty)`).waitFor()
  return page
}

async function calledAt(
  context: PictureContext,
  joining?: Partial<Joining>,
): Promise<Inspector & { ticket: string }> {
  await context.issue(queueOf[5])
  const inspector = await context.sit('5', joining)
  return { ...inspector, ...(await inspector.callNext()) }
}

const boardStates: typeof hallStates = [
  { state: 'closed', prepare: context => openBoard(context, 'closed') },
  {
    state: 'free',
    async prepare(context) {
      await context.sit('5')
      return openBoard(context, 'open')
    },
  },
  {
    state: 'called',
    async prepare(context) {
      await calledAt(context)
      return openBoard(context, 'called')
    },
  },
  {
    state: 'longest',
    async prepare(context) {
      await change(context, ({ counters }) => ({ counters: counters.map(one => ({ ...one, purpose })) }))
      const { ticket, act } = await calledAt(context, longest)
      await act('ticket:start', ticket)
      return openBoard(context, 'serving')
    },
  },
  {
    state: 'paused',
    async prepare(context) {
      const { ask, counter, session } = await context.sit('5', longest)
      await ask('counter:pause-counter', { counter, session })
      return openBoard(context, 'paused')
    },
  },
]

export const pictures: Picture[] = [
  ...hallStates.flatMap(({ state, prepare }) => [
    { name: `display-${state}`, size: lying, prepare },
    { name: `display-${state}-portrait`, size: upright, prepare },
  ]),
  ...boardStates.flatMap(({ state, prepare }) =>
    small.map(size => ({ name: `window-${state}-${size[0]}`, size, prepare })),
  ),
]
