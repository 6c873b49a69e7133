import type { Messages } from '../common/messages.ts'
import { plural } from '../common/numbers.ts'

/** Words of the section about windows. */
export interface WindowsMessages {
  windows: string
  hint: string
  /** Heading of the queues that give tickets and have no window. */
  uncovered: (n: number) => string
  uncoveredHint: string
  showAll: (n: number) => string

  add: string
  noMoreWindows: (most: number) => string
  change: string
  /** Instead of `change`, to a user who may only look. */
  show: string
  done: string
  /** A button's words with the window that it is about. */
  named: (window: string, button: string) => string
  remove: string
  removed: (window: string) => string

  number: string
  twice: string
  queues: string
  noQueue: string
  tooManyQueues: (n: number, most: number) => string
  copyFrom: string
  copyChoose: string
  zone: string
  noZone: string
  sign: string
  signHint: string
  ownQueues: string
  ownQueuesHint: string

  /** In a window's summary: all queues of a group and purpose, or some of them. */
  allOf: (group: string, purpose: string) => string
  someOf: (group: string, purpose: string, n: number, all: number) => string
  /** Queues of retired services, or switched off ones. */
  others: (n: number) => string
  fixedQueues: string
  printers: (names: string) => string
}

export const windowsMessages: Messages<WindowsMessages> = {
  kk: {
    windows: 'Терезелер',
    hint: 'Әр терезе қай кезектерге қызмет көрсетеді, залдың қай жерінде тұр, маңдайшасында не жазылған. Ашық терезеге өзгеріс бірден қолданылады',
    uncovered: n => `Терезесі жоқ кезектер: ${n}`,
    uncoveredHint: 'Олар бойынша талон беріледі, бірақ келушілерді ешбір терезе шақырмайды',
    showAll: n => `Барлығын көрсету (${n})`,
    add: 'Терезе қосу',
    noMoreWindows: most => `Орталықта ең көбі ${most} терезе болады`,
    change: 'Өзгерту',
    show: 'Көрсету',
    done: 'Дайын',
    named: (window, button) => `${window}: ${button}`,
    remove: 'Алып тастау',
    removed: window => `${window} алып тасталды. Өзгеріс сақталған соң күшіне енеді`,
    number: 'Терезе нөмірі',
    twice: 'Мұндай нөмірлі терезе бар',
    queues: 'Қызмет көрсететін кезектері',
    noQueue: 'Кемінде бір кезек таңдаңыз',
    tooManyQueues: (n, most) => `${n} кезек таңдалды, бір терезеге ең көбі ${most} кезек беріледі`,
    copyFrom: 'Басқа терезенің кезектерін көшіру',
    copyChoose: 'Терезені таңдаңыз',
    zone: 'Залдағы аймағы',
    noZone: 'Аймақсыз',
    sign: 'Терезе маңдайшасындағы жазу',
    signHint: 'Бос қалса, маңдайшада терезенің қызметтері көрсетіледі',
    ownQueues: 'Инспектор терезенің кезектерін өзі өзгерте алады',
    ownQueuesHint: 'Өзгерісі терезе жабылғанша немесе мұнда басқа кезектер сақталғанша қолданылады',
    allOf: (group, purpose) => `${group}: ${purpose}`,
    someOf: (group, purpose, n, all) => `${group}: ${purpose} (${all} ішінен ${n})`,
    others: n => `өшірулі кезектер: ${n}`,
    fixedQueues: 'кезектерін инспектор өзгертпейді',
    printers: names => `принтерлері: ${names}`,
  },
  ru: {
    windows: 'Окна',
    hint: 'Какие очереди обслуживает каждое окно, где в зале оно находится и что написано на его табличке. Для открытого окна изменение действует сразу',
    uncovered: n => `Очереди без окна: ${n}`,
    uncoveredHint: 'По ним выдаются талоны, но посетителей не вызывает ни одно окно',
    showAll: n => `Показать все (${n})`,
    add: 'Добавить окно',
    noMoreWindows: most => `В центре может быть не больше ${most} окон`,
    change: 'Изменить',
    show: 'Показать',
    done: 'Готово',
    named: (window, button) => `${window}: ${button}`,
    remove: 'Убрать',
    removed: window => `${window}: убрано. Изменение вступит в силу после сохранения`,
    number: 'Номер окна',
    twice: 'Окно с таким номером уже есть',
    queues: 'Какие очереди обслуживает',
    noQueue: 'Выберите хотя бы одну очередь',
    tooManyQueues: (n, most) =>
      `${plural('ru', n, { one: 'Выбрана', many: 'Выбрано' })} ${n} ${plural('ru', n, { one: 'очередь', few: 'очереди', many: 'очередей' })}, у одного окна может быть не больше ${most}`,
    copyFrom: 'Скопировать очереди другого окна',
    copyChoose: 'Выберите окно',
    zone: 'Зона зала',
    noZone: 'Без зоны',
    sign: 'Надпись на табличке окна',
    signHint: 'Если пусто, на табличке показаны услуги окна',
    ownQueues: 'Инспектор может сам менять очереди окна',
    ownQueuesHint: 'Его выбор действует, пока окно не закрыто или пока здесь не сохранены другие очереди',
    allOf: (group, purpose) => `${group}: ${purpose}`,
    someOf: (group, purpose, n, all) => `${group}: ${purpose} (${n} из ${all})`,
    others: n => `отключённые очереди: ${n}`,
    fixedQueues: 'инспектор не меняет очереди',
    printers: names => `принтеры: ${names}`,
  },
  en: {
    windows: 'Windows',
    hint: 'Which queues each window serves, where in the hall it is, and what its sign says. An open window follows a change at once',
    uncovered: n => (n === 1 ? '1 queue has no window' : `${n} queues have no window`),
    uncoveredHint: 'Tickets are issued for them, but no window calls their visitors',
    showAll: n => `Show all (${n})`,
    add: 'Add a window',
    noMoreWindows: most => `A centre has at most ${most} windows`,
    change: 'Change',
    show: 'Show',
    done: 'Done',
    named: (window, button) => `${window}: ${button}`,
    remove: 'Remove',
    removed: window => `${window} is removed once you save`,
    number: 'Window number',
    twice: 'Another window has this number',
    queues: 'Queues that it serves',
    noQueue: 'Choose at least one queue',
    tooManyQueues: (n, most) => `${n} queues are chosen; a window serves at most ${most}`,
    copyFrom: 'Copy the queues of another window',
    copyChoose: 'Choose a window',
    zone: 'Zone of the hall',
    noZone: 'No zone',
    sign: 'Text on the window’s sign',
    signHint: 'If it is empty, the sign shows what the window serves',
    ownQueues: 'The inspector may change the window’s queues',
    ownQueuesHint: 'Their choice lasts until the window is closed, or until other queues are saved here',
    allOf: (group, purpose) => `${group}: ${purpose}`,
    someOf: (group, purpose, n, all) => `${group}: ${purpose} (${n} of ${all})`,
    others: n => `queues switched off: ${n}`,
    fixedQueues: 'the inspector does not change its queues',
    printers: names => `printers: ${names}`,
  },
}
