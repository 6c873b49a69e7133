import type { FileKind } from '../../catalogue/files.ts'
import type { ServiceFile } from '../../catalogue/schema.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from './messages.ts'
import { plural } from './numbers.ts'

/** Words for the forms and filled-in samples of a service, at a kiosk, at a window and in the office. */
interface FileFactMessages {
  heading: string
  /** After a link, for screen readers. */
  newTab: string
  kinds: Readonly<Record<FileKind, string>>
  pages: (count: number) => string
}

export const fileFacts: Messages<FileFactMessages> = {
  kk: {
    heading: 'Бланкілер мен толтыру үлгілері',
    newTab: 'жаңа қойындыда ашылады',
    kinds: { form: 'бланк', sample: 'толтырылған үлгі' },
    pages: count => `${count} бет`,
  },
  ru: {
    heading: 'Бланки и образцы заполнения',
    newTab: 'откроется в новой вкладке',
    kinds: { form: 'бланк', sample: 'заполненный образец' },
    pages: count => `${count} ${plural('ru', count, { one: 'страница', few: 'страницы', many: 'страниц' })}`,
  },
  en: {
    heading: 'Forms and filled-in samples',
    newTab: 'opens in a new tab',
    kinds: { form: 'form', sample: 'filled-in sample' },
    pages: count => `${count} ${plural('en', count, { one: 'page', many: 'pages' })}`,
  },
}

/** @returns what a file is, beside its title: "form, 2 pages". */
export function fileDetails(locale: Locale, { kind, pages }: Pick<ServiceFile, 'kind' | 'pages'>): string {
  const t = fileFacts[locale]
  return `${t.kinds[kind]}, ${t.pages(pages)}`
}
