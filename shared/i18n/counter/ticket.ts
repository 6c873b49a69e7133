import type { Messages } from '../common/messages.ts'

/** Words of the dialog of a ticket that an inspector looked up. */
export interface CounterTicketMessages {
  searchByNumber: string
  notFound: (number: string) => string
  call: string
  callReason: string
  callReasons: readonly string[]
  cancelTicket: string
  cancelReason: string
  cancelReasons: readonly string[]
  ownWords: string
  grant: string
  atWindow: (counter: string, name: string) => string
  calledElsewhere: string
  busyQuestion: (present: string, wanted: string) => string
  finishAndCall: (present: string, wanted: string) => string
  missedAndCall: (present: string, wanted: string) => string
  parkAndCall: (present: string, wanted: string) => string
}

export const counterTicket: Messages<CounterTicketMessages> = {
  kk: {
    searchByNumber: 'Нөмір бойынша іздеу',
    notFound: number => `Бүгін ${number} нөмірлі талон жоқ`,
    call: 'Шақыру',
    callReason: 'Кезек ретінен тыс шақыру себебі',
    callReasons: [
      'Келуші жетіспейтін құжатты әкелді',
      'Келуші шақыруды естімей қалды',
      'Басқа терезеден жіберілді',
      'Басшының тапсырмасы',
    ],
    cancelTicket: 'Талонның күшін жою',
    cancelReason: 'Талонның күшін жою себебі',
    cancelReasons: [
      'Келуші кетіп қалды',
      'Келуші қызметтен бас тартты',
      'Талон қате алынған',
      'Келушінің екінші талоны',
    ],
    ownWords: 'Басқа себеп (адам туралы мәлімет жазбаңыз)',
    grant: 'Кезектен тыс қызмет алу құқығын белгілеу',
    atWindow: (n, name) => (name === '' ? `${n}-терезеде` : `${n}-терезеде, ${name}`),
    calledElsewhere:
      'Қабылдауды сол терезе жалғастырады. Қызметкер орнында болмаса, терезені әріптесі қабылдап алады немесе басшы босатады',
    busyQuestion: (present, wanted) =>
      `${present} әлі терезеде. ${wanted} талонын шақырмас бұрын не істейсіз?`,
    finishAndCall: (present, wanted) => `${present} қабылдауын аяқтап, ${wanted} талонын шақыру`,
    missedAndCall: (present, wanted) => `${present} келмеді деп белгілеп, ${wanted} талонын шақыру`,
    parkAndCall: (present, wanted) => `${present} талонын кейінге қалдырып, ${wanted} талонын шақыру`,
  },
  ru: {
    searchByNumber: 'Поиск по номеру',
    notFound: number => `Сегодня нет талона с номером ${number}`,
    call: 'Вызвать',
    callReason: 'Причина вызова не по очереди',
    callReasons: [
      'Посетитель принёс недостающий документ',
      'Посетитель не услышал вызов',
      'Направлен из другого окна',
      'По указанию руководителя',
    ],
    cancelTicket: 'Отменить талон',
    cancelReason: 'Причина отмены талона',
    cancelReasons: [
      'Посетитель ушёл',
      'Посетитель отказался от услуги',
      'Талон взят по ошибке',
      'Второй талон того же посетителя',
    ],
    ownWords: 'Другая причина (не пишите сведений о человеке)',
    grant: 'Отметить право на обслуживание вне очереди',
    atWindow: (n, name) => (name === '' ? `У окна ${n}` : `У окна ${n}, ${name}`),
    calledElsewhere:
      'Приём продолжит то окно. Если сотрудника нет на месте, окно займёт коллега или освободит руководитель',
    busyQuestion: (present, wanted) => `${present} ещё у окна. Что сделать перед вызовом ${wanted}?`,
    finishAndCall: (present, wanted) => `Завершить приём ${present} и вызвать ${wanted}`,
    missedAndCall: (present, wanted) => `Отметить, что ${present} не подошёл, и вызвать ${wanted}`,
    parkAndCall: (present, wanted) => `Отложить ${present} и вызвать ${wanted}`,
  },
  en: {
    searchByNumber: 'Search by number',
    notFound: number => `There is no ticket ${number} today`,
    call: 'Call',
    callReason: 'Reason for calling ahead of others',
    callReasons: [
      'The visitor brought the missing document',
      'The visitor did not hear the call',
      'Sent from another window',
      'On the manager’s instructions',
    ],
    cancelTicket: 'Cancel the ticket',
    cancelReason: 'Reason for cancelling the ticket',
    cancelReasons: [
      'The visitor left',
      'The visitor no longer wants the service',
      'The ticket was taken by mistake',
      'Second ticket of the same visitor',
    ],
    ownWords: 'Other reason (nothing about the person)',
    grant: 'Grant an entitlement to be served out of turn',
    atWindow: (n, name) => (name === '' ? `At window ${n}` : `At window ${n}, ${name}`),
    calledElsewhere:
      'That window will continue serving the visitor. If nobody is there, a colleague can take over the window or the manager can free it',
    busyQuestion: (present, wanted) =>
      `${present} is still at the window. What should be done before calling ${wanted}?`,
    finishAndCall: (present, wanted) => `Finish serving ${present} and call ${wanted}`,
    missedAndCall: (present, wanted) => `Mark that ${present} did not come and call ${wanted}`,
    parkAndCall: (present, wanted) => `Put ${present} aside and call ${wanted}`,
  },
}
