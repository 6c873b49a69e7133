import type { Messages } from '../common/messages.ts'

/** Words of a workbook's first sheet, which describes the file. */
export interface FileAboutMessages {
  /** The name of the sheet. */
  title: string
  what: string
  centre: string
  days: string
  made: string
  by: string
  clocks: string
  /** Beside `clocks`. */
  centreClocks: string
}

export const fileAbout: Messages<FileAboutMessages> = {
  kk: {
    title: 'Файл туралы',
    what: 'Мазмұны',
    centre: 'Орталық',
    days: 'Кезең',
    made: 'Жасалған уақыты',
    by: 'Жасаған',
    clocks: 'Уақыт',
    centreClocks: 'орталықтың жергілікті уақыты бойынша',
  },
  ru: {
    title: 'О файле',
    what: 'Содержание',
    centre: 'Центр',
    days: 'Период',
    made: 'Составлено',
    by: 'Составил(а)',
    clocks: 'Время',
    centreClocks: 'по местному времени центра',
  },
  en: {
    title: 'About',
    what: 'Content',
    centre: 'Centre',
    days: 'Days',
    made: 'Created',
    by: 'Created by',
    clocks: 'Times',
    centreClocks: 'local time of the centre',
  },
}
