import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { startApp, type TestApp } from '../../test/kit/app.ts'
import { launchBrowser } from '../../test/kit/browser.ts'
import { inspector, issue, type Member, member } from '../../test/kit/member.ts'
import { centres } from '../../test/kit/order.ts'
import { type PastApp, startPast } from '../../test/kit/past.ts'
import { makeAdministrator, password, signIn } from '../../test/kit/staff.ts'
import type { Picture, PictureContext } from './picture.ts'

export interface PictureOptions {
  /** Selects by file name, such as `kiosk-one-kk.png`; absent: all pictures in all languages. */
  isWanted?: (file: string) => boolean
  onTaken?: (file: string) => void
}

/** Takes each picture in each language, one after the other, into `folder`. */
export async function takePictures(
  pictures: readonly Picture[],
  folder: string,
  { isWanted = () => true, onTaken = () => {} }: PictureOptions = {},
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const [loud, quiet] = await Promise.all([launchBrowser({ sound: true }), launchBrowser()])
  // Centres that no picture has used; when none is left, a new server replaces this one.
  let shared: { app: TestApp; unused: string[] } | undefined
  let past: PastApp | undefined
  try {
    for (const picture of pictures) {
      const browser = picture.quiet ? quiet : loud
      for (const locale of locales) {
        const name = `${picture.name}-${locale}.png`
        if (!isWanted(name)) continue
        const file = join(folder, name)
        if (picture.own || picture.closed) {
          const app = await startApp(picture.closed && { env: { KEZEK_DEMO: '0' } })
          await take(browser, picture, locale, app, 'akmola', file).finally(app.stop)
        } else if (picture.past) {
          past ??= await startPast()
          await take(browser, picture, locale, past.app, past.centre, file)
        } else {
          if (!shared || shared.unused.length === 0) {
            await shared?.app.stop()
            shared = { app: await startApp(), unused: centres.map(({ id }) => id) }
          }
          await take(browser, picture, locale, shared.app, shared.unused.shift() ?? '', file)
        }
        onTaken(file)
      }
    }
  } finally {
    await shared?.app.stop()
    await past?.stop()
    await Promise.all([loud.close(), quiet.close()])
  }
}

async function take(
  browser: Browser,
  picture: Picture,
  locale: Locale,
  app: TestApp,
  centre: string,
  file: string,
): Promise<void> {
  const [width, height] = picture.size
  const window = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  const members: Member[] = []
  const joined = async <M extends Member>(joining: Promise<M>): Promise<M> => {
    const newcomer = await joining
    members.push(newcomer)
    return newcomer
  }
  let kiosk: Promise<Member> | undefined
  const context: PictureContext = {
    locale,
    url: app.url,
    centre,
    app,
    async open(path) {
      const page = await window.newPage()
      await page.goto(app.url + path)
      return page
    },
    join: joining => joined(member(app.url, { centre, ...joining })),
    sit: (counter, joining = {}) => joined(inspector(app.url, counter, { centre, ...joining })),
    async administrator() {
      const login = 'admin1'
      await makeAdministrator({ socketPath: join(app.dataDir, 'redis/redis.sock') }, '', login)
      const signedIn = await signIn(app.url, login)
      return { login, password, must: (method, path, body) => signedIn.must(method, path, body) }
    },
    async issue(queue, options) {
      kiosk ??= joined(member(app.url, { role: 'kiosk', centre }))
      return issue(await kiosk, queue, options)
    },
  }
  try {
    const page = await picture.prepare(context)
    await page.evaluate(() => document.fonts.ready.then(() => {}))
    await page.screenshot({ path: file })
  } finally {
    for (const { close } of members) close()
    await window.close()
  }
}
