import type { Messages } from './messages.ts'

/** The ways between the pages of whoever runs a centre. */
export interface StaffPagesMessages {
  /** Names these ways, for the ear. */
  otherPages: string
  board: string
  office: string
  reports: string
  /** Where one signs out, and changes the password. */
  account: string
}

export const staffPages: Messages<StaffPagesMessages> = {
  kk: {
    otherPages: 'Басқа беттер',
    board: 'Басшы тақтасы',
    office: 'Орталықтың баптаулары',
    reports: 'Есептер',
    account: 'Менің есептік жазбам',
  },
  ru: {
    otherPages: 'Другие страницы',
    board: 'Панель руководителя',
    office: 'Настройки центра',
    reports: 'Отчёты',
    account: 'Моя учётная запись',
  },
  en: {
    otherPages: 'Other pages',
    board: "Manager's board",
    office: 'Centre settings',
    reports: 'Reports',
    account: 'My account',
  },
}
