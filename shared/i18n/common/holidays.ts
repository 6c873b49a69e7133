import type { HolidayId, HolidayOff } from '../../calendar/public-holidays.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from './messages.ts'

interface HolidayMessages {
  names: Readonly<Record<HolidayId, string>>
  /** The working day that is free because the holiday fell on a day off. */
  replacement: (holiday: string) => string
  /** A date that the centre itself added. */
  own: string
}

const messages: Messages<HolidayMessages> = {
  kk: {
    names: {
      'new-year': 'Жаңа жыл',
      christmas: 'Православиелік Рождество',
      'womens-day': 'Халықаралық әйелдер күні',
      nauryz: 'Наурыз мейрамы',
      'constitution-day': 'Конституция күні',
      'unity-day': 'Қазақстан халқының бірлігі мерекесі',
      'defender-day': 'Отан қорғаушы күні',
      'victory-day': 'Жеңіс күні',
      'kurban-ait': 'Құрбан айт',
      'capital-day': 'Астана күні',
      'republic-day': 'Республика күні',
      'independence-day': 'Тәуелсіздік күні',
    },
    replacement: holiday => `${holiday}, ауыстырылған демалыс`,
    own: 'Орталықтың мереке күні',
  },
  ru: {
    names: {
      'new-year': 'Новый год',
      christmas: 'Православное Рождество',
      'womens-day': 'Международный женский день',
      nauryz: 'Наурыз мейрамы',
      'constitution-day': 'День Конституции',
      'unity-day': 'Праздник единства народа Казахстана',
      'defender-day': 'День защитника Отечества',
      'victory-day': 'День Победы',
      'kurban-ait': 'Курбан-айт',
      'capital-day': 'День столицы',
      'republic-day': 'День Республики',
      'independence-day': 'День Независимости',
    },
    replacement: holiday => `${holiday}, перенесённый выходной`,
    own: 'Праздничный день центра',
  },
  en: {
    names: {
      'new-year': 'New Year',
      christmas: 'Orthodox Christmas',
      'womens-day': 'International Women’s Day',
      nauryz: 'Nauryz',
      'constitution-day': 'Constitution Day',
      'unity-day': 'Unity Day',
      'defender-day': 'Defender of the Fatherland Day',
      'victory-day': 'Victory Day',
      'kurban-ait': 'Kurban Ait',
      'capital-day': 'Capital Day',
      'republic-day': 'Republic Day',
      'independence-day': 'Independence Day',
    },
    replacement: holiday => `${holiday}, day off in lieu`,
    own: 'Holiday of the centre',
  },
}

/** @returns what a day off is called. */
export function holidayName(locale: Locale, { id, isReplacement }: HolidayOff): string {
  const { names, replacement, own } = messages[locale]
  if (!id) return own
  return isReplacement ? replacement(names[id]) : names[id]
}
