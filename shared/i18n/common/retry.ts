import type { Messages } from './messages.ts'

/** Words of a page while it retries a request. */
export interface RetryMessages {
  nextTry: (seconds: number) => string
  tryNow: string
  /** The server runs a newer version than this page. */
  newVersion: string
  newVersionReloads: string
  /** A reload would lose what the person typed. */
  newVersionFinish: string
  reload: string
}

export const retryMessages: Messages<RetryMessages> = {
  kk: {
    nextTry: seconds => `Келесі әрекет ${seconds} секундтан кейін`,
    tryNow: 'Қазір қайталау',
    newVersion: 'Бағдарламаның жаңа нұсқасы орнатылды.',
    newVersionReloads: 'Бет қайта ашылады.',
    newVersionFinish: 'Енгізгеніңізді сақтап, бетті қайта ашыңыз.',
    reload: 'Бетті қайта ашу',
  },
  ru: {
    nextTry: seconds => `Следующая попытка через ${seconds} с`,
    tryNow: 'Повторить сейчас',
    newVersion: 'Установлена новая версия программы.',
    newVersionReloads: 'Страница откроется заново.',
    newVersionFinish: 'Сохраните введённое и откройте страницу заново.',
    reload: 'Открыть заново',
  },
  en: {
    nextTry: seconds => `Trying again in ${seconds} s`,
    tryNow: 'Try again now',
    newVersion: 'A new version of the program has been installed.',
    newVersionReloads: 'This page is reloading.',
    newVersionFinish: 'Save what you have entered, then reload the page.',
    reload: 'Reload the page',
  },
}
