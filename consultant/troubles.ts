import type { AbsentDevice, DisplayStatus, HallStatus } from '../shared/contract/wire.ts'
import { causeWords, printers } from '../shared/i18n/common/printers.ts'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { displayTrouble } from '../shared/i18n/manager/displays.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { printerNews } from '../shared/view/printers.ts'
import type { HelpWords } from './help-desk.ts'

/** Trouble with a device of the hall, in words. */
export interface Trouble {
  level: 'bad' | 'warn'
  words: string
}

/** @returns the devices that need somebody: first those without which visitors get no ticket on paper. */
export function troublesOf(
  { view, locale }: HelpWords,
  status: HallStatus | undefined,
  absent: readonly AbsentDevice[],
): Trouble[] {
  const { trouble, paperLow } = printers[locale]
  const news = printerNews(view)
  const broken = news.flatMap((one): Trouble[] =>
    'cause' in one ? [{ level: 'bad', words: trouble(one.printer, causeWords(locale, one.cause)) }] : [],
  )
  const low = news.flatMap((one): Trouble[] =>
    'left' in one ? [{ level: 'warn', words: paperLow(one.printer, one.left) }] : [],
  )
  const locked = Object.entries(view.settings.kiosks).flatMap(([kiosk, settings]): Trouble[] =>
    settings.locked ? [{ level: 'warn', words: consultant[locale].kioskLocked(kiosk) }] : [],
  )
  const displays = (status?.displays ?? []).filter(({ state }: DisplayStatus) => state !== 'ok')
  return [
    ...broken,
    ...absent.map(
      ({ kind, name }): Trouble => ({ level: 'bad', words: consultant[locale].absent[kind](name) }),
    ),
    ...locked,
    ...low,
    ...displays.map((one): Trouble => ({ level: 'warn', words: displayTrouble(locale, one) })),
    ...(status?.away ?? []).map(
      (counter): Trouble => ({ level: 'warn', words: managerMessages[locale].awayAt(counter) }),
    ),
  ]
}
