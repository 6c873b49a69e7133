import type { ArchiveTrouble, StoreNotice } from '../../contract/wire.ts'
import type { Messages } from '../common/messages.ts'

/** Alerts that need the manager, in words. */
export interface AlertMessages {
  alerts: string
  allWell: string
  noWindowFor: (queue: string, n: number) => string
  breachedIn: (queue: string, n: number) => string
  approachingIn: (queue: string, n: number) => string
  awayAt: (counter: string) => string
  readerBehind: (reader: string, seconds: number) => string
  readers: Readonly<Record<'targets' | 'printing' | 'days' | 'archive' | 'trail' | 'other', string>>
  store: Readonly<Record<StoreNotice, string>>
  /** The archive cannot be written, or is incomplete. `since`: the time of day. */
  archive: Readonly<Record<ArchiveTrouble, (since: string) => string>>
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
    noWindowFor: (queue, n) => `${queue}: кезекте ${n} адам, қызмет көрсетіп отырған терезе жоқ`,
    breachedIn: (queue, n) => `${queue}: ${n} адамның күтуі нормативтен асты`,
    approachingIn: (queue, n) => `${queue}: ${n} адамның күтуі нормативке жақын`,
    awayAt: counter => `${counter}-терезе ашық, бірақ экраны бір минуттан астам уақыт байланыста емес`,
    readerBehind: (reader, seconds) => `${reader} ${seconds} секундқа кешігіп жатыр. Әкімшіге хабарлаңыз`,
    readers: {
      targets: 'Күту уақытын бақылау',
      printing: 'Талон басып шығару',
      days: 'Жұмыс күнін ашу және жабу',
      archive: 'Мұрағатқа жазу',
      trail: 'Әрекеттер журналын қорғау',
      other: 'Оқиғаларды өңдеу',
    },
    store: {
      replica:
        'Деректер қоймасы өзгеріс қабылдамайды: оның сервері қазір қосалқы. Әрекеттер орындалмайды. Әкімшіге хабарлаңыз',
      older:
        'Деректер қоймасы ескірген: онда соңғы талондар жоқ. Әрекеттер орындалмайды. Әкімшіге хабарлаңыз',
      another: 'Басқа деректер қоймасы қосылған. Әрекеттер орындалмайды. Әкімшіге хабарлаңыз',
      lost: 'Қосалқы қоймаға ауысқанда соңғы талондар жоғалуы мүмкін. Талоны тізімде жоқ келушілер бар-жоғын тексеріп, әкімшіге хабарлаңыз',
      repaired:
        'Электр қуаты үзілгеннен кейін деректер файлының бүлінген соңы алып тасталды, көшірмесі сақталды. Әкімшіге хабарлаңыз',
      unsafe:
        'Деректер қоймасы талондарды сенімді сақтамайды: ақау болса, олар жоғалуы мүмкін. Әкімшіге хабарлаңыз',
      'no-backup':
        'Бүгінгі сақтық көшірме жазылмады: ақау болса, деректерді қалпына келтіру мүмкін болмайды. Әкімшіге хабарлаңыз',
    },
    archive: {
      away: since =>
        `Мұрағат ${since} бастап қолжетімсіз: есептер ашылмайды, жазбалар сақталып, кейін жазылады. Әкімшіге хабарлаңыз`,
      full: since =>
        `Мұрағат дискісінде ${since} бастап бос орын жоқ: жазбалар сақталып, кейін жазылады. Әкімшіге хабарлаңыз`,
      outdated: since =>
        `Мұрағат осы нұсқаға ${since} бастап келтірілмеді: есептер ашылмайды. Әкімшіге хабарлаңыз`,
      undigested: () => 'Кейбір жазбалар мұрағатта сақталды, бірақ есептерге кірмеді. Әкімшіге хабарлаңыз',
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
    noWindowFor: (queue, n) => `${queue}: в очереди ${n} чел., ни одно окно их не обслуживает`,
    breachedIn: (queue, n) => `${queue}: норматив превышен у ${n} чел.`,
    approachingIn: (queue, n) => `${queue}: близко к нормативу: ${n} чел.`,
    awayAt: counter => `Окно ${counter} открыто, но его экран больше минуты не на связи`,
    readerBehind: (reader, seconds) => `${reader}: отставание ${seconds} с. Сообщите администратору`,
    readers: {
      targets: 'Контроль времени ожидания',
      printing: 'Печать талонов',
      days: 'Открытие и закрытие дня',
      archive: 'Запись в архив',
      trail: 'Защита журнала действий',
      other: 'Обработка событий',
    },
    store: {
      replica:
        'Хранилище данных не принимает изменений: его сервер сейчас резервный. Действия не выполняются. Сообщите администратору',
      older:
        'Хранилище данных устарело: в нём нет последних талонов. Действия не выполняются. Сообщите администратору',
      another: 'Подключено другое хранилище данных. Действия не выполняются. Сообщите администратору',
      lost: 'При переходе на резервное хранилище могли пропасть последние талоны. Проверьте, нет ли посетителей с талоном, которого нет в списке, и сообщите администратору',
      repaired:
        'После отключения питания повреждённый конец файла данных удалён, копия сохранена. Сообщите администратору',
      unsafe:
        'Хранилище данных ненадёжно сохраняет талоны: при сбое они могут пропасть. Сообщите администратору',
      'no-backup':
        'Сегодняшняя резервная копия не записана: при поломке данные нельзя будет восстановить. Сообщите администратору',
    },
    archive: {
      away: since =>
        `Архив недоступен с ${since}: отчёты не открываются, события сохраняются и будут записаны позже. Сообщите администратору`,
      full: since =>
        `На диске архива нет места с ${since}: события сохраняются и будут записаны позже. Сообщите администратору`,
      outdated: since =>
        `Архив не удалось привести к этой версии (${since}): отчёты не открываются. Сообщите администратору`,
      undigested: () => 'Некоторые события сохранены в архиве, но в отчёты не вошли. Сообщите администратору',
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
    noWindowFor: (queue, n) => `${queue}: ${n} waiting, no window serves them`,
    breachedIn: (queue, n) => `${queue}: ${n} past the target`,
    approachingIn: (queue, n) => `${queue}: ${n} close to the target`,
    awayAt: counter =>
      `Window ${counter} is open, but its screen has been disconnected for more than a minute`,
    readerBehind: (reader, seconds) => `${reader}: ${seconds} s behind. Tell the administrator`,
    readers: {
      targets: 'Watching wait targets',
      printing: 'Printing tickets',
      days: 'Opening and closing the day',
      archive: 'Writing the archive',
      trail: 'Sealing the journal of actions',
      other: 'Processing events',
    },
    store: {
      replica:
        'The data store accepts no changes: its server is now a standby. No action is carried out. Tell the administrator',
      older:
        'The data store is out of date: the latest tickets are missing. No action is carried out. Tell the administrator',
      another: 'A different data store is connected. No action is carried out. Tell the administrator',
      lost: 'The latest tickets may have been lost when the standby store took over. Look for visitors whose ticket is not on the list, and tell the administrator',
      repaired:
        'After a power failure the damaged end of the data file was removed, and a copy was kept. Tell the administrator',
      unsafe:
        'The data store no longer keeps tickets safely: they may be lost in a failure. Tell the administrator',
      'no-backup':
        'Today’s backup was not written: the data could not be restored after a failure. Tell the administrator',
    },
    archive: {
      away: since =>
        `The archive has been unavailable since ${since}: reports do not open; events are kept and will be written later. Tell the administrator`,
      full: since =>
        `The archive’s disk has been full since ${since}: events are kept and will be written later. Tell the administrator`,
      outdated: since =>
        `The archive could not be upgraded to this version (${since}): reports do not open. Tell the administrator`,
      undigested: () => 'Some events are kept in the archive, but reports lack them. Tell the administrator',
    },
    spaceLow: 'The server is running out of space. Tell the administrator',
    spaceFull: 'The server is out of space; no action is carried out. Tell the administrator',
    showWaiting: 'Show the queue',
    openAWindow: 'Open a window',
    showWindow: 'Show the window',
    urgent: 'Urgent',
    warning: 'Warning',
  },
}
