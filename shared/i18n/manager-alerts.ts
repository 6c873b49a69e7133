import type { Messages } from './locale.ts'

/** What needs the manager, in words. */
export interface AlertMessages {
  alerts: string
  allWell: string
  noWindowFor: (queue: string, n: number) => string
  breachedIn: (queue: string, n: number) => string
  approachingIn: (queue: string, n: number) => string
  awayAt: (counter: string) => string
  readerBehind: (reader: string, seconds: number) => string
  readers: Readonly<Record<'targets' | 'printing' | 'archive' | 'other', string>>
  spaceLow: string
  spaceFull: string
  showWaiting: string
  openAWindow: string
  showWindow: string
  urgent: string
  warning: string
}

export const alertMessages: Messages<AlertMessages> = {
  kk: {
    alerts: 'Назар аударыңыз',
    allWell: 'Ескертулер жоқ',
    noWindowFor: (queue, n) => `${queue}: кезекте ${n} адам, ашық терезе жоқ`,
    breachedIn: (queue, n) => `${queue}: ${n} адамның күтуі белгіленген уақыттан асты`,
    approachingIn: (queue, n) => `${queue}: ${n} адамның күтуі белгіленген уақытқа жақын`,
    awayAt: counter => `${counter}-терезе ашық, бірақ экраны бір минуттан бері байланыста емес`,
    readerBehind: (reader, seconds) => `${reader} ${seconds} секундқа кешігіп жатыр. Әкімшіге хабарлаңыз`,
    readers: {
      targets: 'Күту уақытын бақылау',
      printing: 'Талон басып шығару',
      archive: 'Мұрағатқа жазу',
      other: 'Оқиғаларды өңдеу',
    },
    spaceLow: 'Серверде бос орын азайды. Әкімшіге хабарлаңыз',
    spaceFull: 'Серверде бос орын қалмады, әрекеттер орындалмайды. Әкімшіге хабарлаңыз',
    showWaiting: 'Кезекті көру',
    openAWindow: 'Терезе ашу',
    showWindow: 'Терезені көру',
    urgent: 'Шұғыл',
    warning: 'Ескерту',
  },
  ru: {
    alerts: 'Требует внимания',
    allWell: 'Предупреждений нет',
    noWindowFor: (queue, n) => `${queue}: в очереди ${n} чел., нет открытого окна`,
    breachedIn: (queue, n) => `${queue}: норматив превышен у ${n} чел.`,
    approachingIn: (queue, n) => `${queue}: к нормативу приближаются ${n} чел.`,
    awayAt: counter => `Окно ${counter} открыто, но его экран больше минуты не на связи`,
    readerBehind: (reader, seconds) => `${reader}: отставание ${seconds} с. Сообщите администратору`,
    readers: {
      targets: 'Контроль времени ожидания',
      printing: 'Печать талонов',
      archive: 'Запись в архив',
      other: 'Обработка событий',
    },
    spaceLow: 'На сервере мало свободного места. Сообщите администратору',
    spaceFull: 'На сервере закончилось место, действия не выполняются. Сообщите администратору',
    showWaiting: 'Показать очередь',
    openAWindow: 'Открыть окно',
    showWindow: 'Показать окно',
    urgent: 'Срочно',
    warning: 'Предупреждение',
  },
  en: {
    alerts: 'Needs attention',
    allWell: 'No alerts',
    noWindowFor: (queue, n) => `${queue}: ${n} waiting, no window open`,
    breachedIn: (queue, n) => `${queue}: ${n} past the target`,
    approachingIn: (queue, n) => `${queue}: ${n} close to the target`,
    awayAt: counter => `Window ${counter} is open, but its screen has been gone for a minute or more`,
    readerBehind: (reader, seconds) => `${reader}: ${seconds} s behind. Tell the administrator`,
    readers: {
      targets: 'Watching the wait targets',
      printing: 'Printing tickets',
      archive: 'Writing the archive',
      other: 'Following the events',
    },
    spaceLow: 'The server is short of space. Tell the administrator',
    spaceFull: 'The server is out of space and carries out nothing more. Tell the administrator',
    showWaiting: 'Show the queue',
    openAWindow: 'Open a window',
    showWindow: 'Show the window',
    urgent: 'Urgent',
    warning: 'Warning',
  },
}
