import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { GivenCode } from '../../shared/contract/people.ts'
import type { Administrator, Picture, PictureContext } from './picture.ts'

const desk: Picture['size'] = [1280, 720]
const phone: Picture['size'] = [390, 844]
const panel: Picture['size'] = [1080, 1920]
const wall: Picture['size'] = [1920, 1080]

const people = [
  { login: 'aigul', surname: 'Ахметова', name: 'Айгүл', patronymic: 'Серікқызы', role: 'inspector' },
  { login: 'saule', surname: 'Жұмабаева', name: 'Сәуле', patronymic: 'Ержанқызы', role: 'consultant' },
  { login: 'marat', surname: 'Оспанов', name: 'Марат', patronymic: 'Бекұлы', role: 'manager' },
  { login: 'audit', surname: 'Ким', name: 'Виктория', patronymic: 'Сергеевна', role: 'auditor' },
]

/** Opens a page in a language. */
async function openIn({ open, locale }: PictureContext, path: string): Promise<Page> {
  const page = await open(path)
  await page.evaluate(chosen => localStorage.setItem('kezek.language', chosen), locale)
  await page.reload()
  return page
}

async function signIn(
  page: Page,
  { login, password }: Pick<Administrator, 'login' | 'password'>,
): Promise<void> {
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(password)
  await page.keyboard.press('Enter')
}

/** Opens the office with its administrator signed in. */
async function openOffice(
  context: PictureContext,
  administrator: Administrator,
  section: string,
): Promise<Page> {
  const page = await openIn(
    context,
    `/account/?next=${encodeURIComponent(`/office/?centre=${context.centre}#${section}`)}`,
  )
  await signIn(page, administrator)
  await page.locator(`kezek-${section}-section h2`).waitFor()
  return page
}

async function makePeople({ must }: Administrator, centre: string): Promise<void> {
  for (const { role, ...person } of people) {
    const centres = role === 'auditor' ? [] : [centre]
    const post = role === 'inspector' ? 'инспектор' : role === 'consultant' ? 'кеңесші' : 'басшы'
    await must<GivenCode>('POST', '/api/people', {
      requestId: randomUUID(),
      person: { ...person, post, role, centres },
    })
  }
}

/** Pairs a working kiosk and a locked display. */
async function pairDevices({ must }: Administrator, context: PictureContext): Promise<void> {
  for (const [kind, place, name] of [
    ['kiosk', '1', 'Кіреберіс'],
    ['display', 'hall', 'Зал'],
  ] as const) {
    const page = await context.open(`/${kind}/`)
    await page.getByText(/^\s*\d{3} \d{3}\s*$/).waitFor()
    const code = (await page.locator('kezek-pairing .code').textContent())?.replace(/\D/g, '')
    const asked = { requestId: randomUUID(), code, centre: context.centre, kind, place, name }
    const { id } = await must<{ id: string }>('POST', '/api/devices', asked)
    await page.waitForURL(/centre=/)
    if (kind === 'display') await must('POST', `/api/devices/${id}/lock`, { requestId: randomUUID() })
  }
}

interface State extends Omit<Picture, 'name' | 'size' | 'closed'> {
  name: string
  sizes: Record<string, Picture['size']>
}

const states: State[] = [
  {
    name: 'account-sign-in',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const page = await openIn(context, '/account/')
      await page.locator('#login').waitFor()
      return page
    },
  },
  {
    name: 'account-wrong',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const page = await openIn(context, '/account/')
      await signIn(page, { login: 'aigul', password: 'not the password' })
      await page.locator('[role=alert] .trouble').waitFor()
      return page
    },
  },
  {
    name: 'account-own',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const administrator = await context.administrator()
      const page = await openIn(context, '/account/')
      await signIn(page, administrator)
      await page.locator('kezek-own-sessions li').first().waitFor()
      return page
    },
  },
  {
    name: 'office-people',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const administrator = await context.administrator()
      await makePeople(administrator, context.centre)
      const page = await openOffice(context, administrator, 'people')
      await page.locator('[data-person=marat]').waitFor()
      return page
    },
  },
  {
    name: 'office-devices',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const administrator = await context.administrator()
      await pairDevices(administrator, context)
      const page = await openOffice(context, administrator, 'devices')
      await page.locator('kezek-device-card').nth(1).waitFor()
      return page
    },
  },
  {
    name: 'office-audit',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const administrator = await context.administrator()
      await makePeople(administrator, context.centre)
      const page = await openOffice(context, administrator, 'audit')
      await page.locator('kezek-audit-section select').first().waitFor()
      return page
    },
  },
  {
    name: 'office-history-away',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const administrator = await context.administrator()
      const page = await openOffice(context, administrator, 'history')
      await page.locator('kezek-history-section [data-next-try]').waitFor()
      return page
    },
  },
  {
    name: 'office-search',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const administrator = await context.administrator()
      const page = await openOffice(context, administrator, 'ticket')
      await page.locator('kezek-settings-search input').fill('принтер')
      await page.locator('kezek-settings-search [role=option]').first().waitFor()
      return page
    },
  },
  {
    name: 'office-copy',
    sizes: { '': desk, '-phone': phone },
    async prepare(context) {
      const administrator = await context.administrator()
      const page = await openOffice(context, administrator, 'ticket')
      await page.locator('[data-act=copy-section]').click()
      const dialog = page.locator('kezek-copy-dialog')
      await dialog.locator('[data-act=every]').click()
      await dialog.locator('[data-act=preview]').click()
      await dialog.locator('[data-state=same]').first().waitFor()
      return page
    },
  },
  {
    name: 'kiosk-code',
    sizes: { '': panel },
    async prepare({ open }) {
      const page = await open('/kiosk/')
      await page.getByText(/^\s*\d{3} \d{3}\s*$/).waitFor()
      return page
    },
  },
  {
    name: 'display-code',
    sizes: { '': wall },
    async prepare({ open }) {
      const page = await open('/display/')
      await page.getByText(/^\s*\d{3} \d{3}\s*$/).waitFor()
      return page
    },
  },
]

export const pictures: Picture[] = states.flatMap(({ name, sizes, ...picture }) =>
  Object.entries(sizes).map(([suffix, size]) => ({
    ...picture,
    name: name + suffix,
    size,
    closed: true as const,
  })),
)
