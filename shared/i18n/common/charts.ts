import type { Locale } from '../../domain/locale.ts'

interface ChartMessages {
  /** Part of a chart's description for screen readers. */
  sameInTable: string
  lost: string
}

/** Words around every chart. */
export const charts: Record<Locale, ChartMessages> = {
  kk: {
    sameInTable: 'Осы деректер төмендегі кестеде де бар',
    lost: 'Диаграмма ашылмады. Деректер төмендегі кестеде бар',
  },
  ru: {
    sameInTable: 'Те же данные есть в таблице ниже',
    lost: 'Диаграмма не открылась. Данные есть в таблице ниже',
  },
  en: {
    sameInTable: 'The same data are in the table below',
    lost: 'The chart could not be opened. The data are in the table below',
  },
}
