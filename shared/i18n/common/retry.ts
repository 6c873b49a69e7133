import type { Messages } from './messages.ts'

/** What a page says while it repeats a request by itself. */
export interface RetryMessages {
  nextTry: (seconds: number) => string
  tryNow: string
  /** A newer version of the program is installed on the server, and this page is of the older one. */
  newVersion: string
  newVersionReloads: string
  /** Something was typed that a reload would lose. */
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
