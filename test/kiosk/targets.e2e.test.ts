import { describe, expect, test } from 'vitest'
import { locales } from '../../shared/domain/locale.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { LocalizedText } from '../../shared/domain/settings.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { kiosk } from '../../shared/i18n/kiosk/kiosk.ts'
import { visitorErrors } from '../../shared/i18n/kiosk/visitor-errors.ts'
import { axe, axeExceptContrast } from '../kit/browser.ts'
import { entitlements, groups, purposeWords, serviceById } from '../kit/order.ts'
import { changeSettings, focused, isTooWide, narrow, panel, tooSmall } from '../kit/visitor.ts'
import { openKiosks } from './kiosks.ts'

const queue: QueueId = 'housing-register.submission'
const kiosks = openKiosks()

describe.each([
  ['a finger at 1080 x 1920 finds targets of 81 px', panel, 81],
  ['a finger at 320 x 640 finds targets of 44 px', narrow, 44],
] as const)('%s', (_name, size, least) => {
  test.each(locales)('at every step, wide enough and without a fault of accessibility: %s', async lang => {
    const visitor = await kiosks.come({ lang, size, clock: true })
    const { page } = visitor
    const words = kiosk[lang]
    const submission = purposeWords(lang, 'submission')
    // The first language is checked at both sizes. The others have the same colours, and on a narrow screen the same names and roles.
    const checkAccess = async (what: string) => {
      if (lang === locales[0]) expect(await axe(page), what).toEqual([])
      else if (size === panel) expect(await axeExceptContrast(page), what).toEqual([])
    }
    const check = async (heading: string) => {
      await visitor.sees(heading)
      expect(await tooSmall(page, least), heading).toEqual([])
      expect(await isTooWide(page), heading).toBe(false)
      await checkAccess(heading)
      expect(await focused(page)).toBe(`H1 ${heading}`)
    }
    await check(kiosk.kk.chooseLanguage)
    await visitor.press(languageNames[lang])
    await check(words.choosePurpose)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang)
    await visitor.press(submission)
    await check(words.chooseGroup)
    await visitor.press(common[lang].search)
    await check(words.findService)
    await visitor.press(common[lang].back)
    await visitor.press(titleOfGroup('C')[lang])
    await check(words.chooseService)
    const { kioskTitle } = serviceById('minor-housing-deal') ?? { kioskTitle: { kk: '', ru: '', en: '' } }
    await visitor.press(kioskTitle[lang])
    await check(kioskTitle[lang])
    await visitor.press(words.getTicket)
    await check(common[lang].entitlementQuestion)
    await visitor.press(entitlements[0]?.title[lang] ?? '')
    await check(entitlements[0]?.title[lang] ?? '')
    await page.clock.fastForward(30_000)
    await page.getByRole('dialog').waitFor()
    expect(await tooSmall(page, least)).toEqual([])
    await checkAccess('the question to an idle visitor')
    // A touch anywhere closes the dialog.
    await page.mouse.click(size.width / 2, size.height / 2)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await visitor.press(words.getTicket)
    await check(words.yourNumber)
    await visitor.press(words.done)
    await changeSettings(kiosks.app().url, visitor.centre, () => ({ maxWaiting: 1 }))
    await visitor.toQuestion(queue)
    await visitor.press(common[lang].noEntitlement)
    await check(words.sorry)
    await visitor.reads(visitorErrors[lang].full)
  })
})

function titleOfGroup(letter: string): LocalizedText {
  return groups.find(group => group.letter === letter)?.title ?? { kk: '', ru: '', en: '' }
}
