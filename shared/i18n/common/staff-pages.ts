import type { Messages } from './messages.ts'

/** Words of the navigation between the pages for staff. */
export interface StaffPagesMessages {
  /** Label of the navigation, for screen readers. */
  otherPages: string
  board: string
  /** Link to the states of all centres of the person. */
  centres: string
  office: string
  reports: string
  /** Link to the page for signing out and changing the password. */
  account: string
}

export const staffPages: Messages<StaffPagesMessages> = {
  kk: {
    otherPages: 'Басқа беттер',
    board: 'Басшы тақтасы',
    centres: 'Барлық орталық',
    office: 'Орталықтың баптаулары',
    reports: 'Есептер',
    account: 'Менің есептік жазбам',
  },
  ru: {
    otherPages: 'Другие страницы',
    board: 'Панель руководителя',
    centres: 'Все центры',
    office: 'Настройки центра',
    reports: 'Отчёты',
    account: 'Моя учётная запись',
  },
  en: {
    otherPages: 'Other pages',
    board: "Manager's board",
    centres: 'All centres',
    office: 'Centre settings',
    reports: 'Reports',
    account: 'My account',
  },
}
