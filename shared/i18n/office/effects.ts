import type { Messages } from '../common/messages.ts'
import { plural } from '../common/numbers.ts'

/** What unsaved settings would do to the hall, in words. `queue` is a queue's name, `n` a number of people. */
export interface EffectMessages {
  /** Heading of the list. */
  ifSaved: string
  windowOccupied: (counter: string, name: string) => string
  windowOpen: (counter: string) => string
  windowServes: (counter: string, number: string) => string
  windowAtOnce: (counter: string) => string
  nobodyServes: (queue: string, n: number) => string
  windowsClosed: (queue: string, n: number, counters: string) => string
  withoutWindow: (queues: string) => string
  keepsWaiting: (queue: string, n: number) => string
  targetKept: (queue: string, n: number) => string
  letterKept: (service: string, n: number, letter: string) => string
  queueFull: (queue: string, n: number, limit: number) => string
  hallFull: (n: number, limit: number) => string
  orderKept: (n: number) => string
  kioskStops: (kiosk: string, queues: string) => string
  kioskEmpty: (kiosk: string) => string
  noKiosk: (queues: string) => string
  noScreen: (counters: string) => string
  dayInUse: (tickets: number) => string
  hoursChange: (n: number) => string
  /** After the last of a list that was cut. */
  more: (n: number) => string
  /** A queue by its letter, its service and what people come for. */
  queue: (letter: string, title: string, purpose: string) => string
}

const visitorsRu = (n: number) =>
  `${n}\u00a0${plural('ru', n, { one: 'посетитель', few: 'посетителя', many: 'посетителей' })}`
const waitRu = (n: number) =>
  `${plural('ru', n, { one: 'ожидает', many: 'ожидают' })} ${n}\u00a0${plural('ru', n, { one: 'человек', few: 'человека', many: 'человек' })}`
const waitEn = (n: number) => (n === 1 ? '1 person waits' : `${n} people wait`)
const people = (n: number) => (n === 1 ? '1 person' : `${n} people`)

export const effectMessages: Messages<EffectMessages> = {
  kk: {
    ifSaved: 'Сақтасаңыз, залда:',
    windowOccupied: (counter, name) =>
      `${counter}-терезе ашық, онда ${name} отыр: терезе жабылмайынша, оны алып тастауға болмайды`,
    windowOpen: counter => `${counter}-терезе ашық: жабылмайынша, оны алып тастауға болмайды`,
    windowServes: (counter, number) =>
      `${counter}-терезеде қазір ${number} талоны: қабылдау жалғасады, келесі келуші жаңа кезектерден шақырылады`,
    windowAtOnce: counter => `${counter}-терезе ашық: жаңа кезектер бірден қолданылады`,
    nobodyServes: (queue, n) => `${queue}: кезекте ${n} адам, оларға қызмет көрсететін терезе болмайды`,
    windowsClosed: (queue, n, counters) =>
      `${queue}: кезекте ${n} адам, оларға арналған терезелер қазір жабық (${counters})`,
    withoutWindow: queues => `Терезесіз қалатын кезектер: ${queues}`,
    keepsWaiting: (queue, n) => `${queue}: кезектегі ${n} адам шақырылады, жаңа талон берілмейді`,
    targetKept: (queue, n) =>
      `${queue}: кезектегі ${n} адамның күту нормативі өзгермейді, жаңасы келесі талондарға қолданылады`,
    letterKept: (service, n, letter) =>
      `${service}: кезектегі ${n} адамның талон нөмірі өзгермейді, жаңа талондар ${letter} әрпінен басталады`,
    queueFull: (queue, n, limit) =>
      `${queue}: кезекте ${n} адам бар, шек — ${limit}. Кезек азаймайынша, талон берілмейді`,
    hallFull: (n, limit) => `Залда ${n} адам күтіп отыр, шек — ${limit}. Олар азаймайынша, талон берілмейді`,
    orderKept: n => `Кезектегі ${n} адамның орны өзгермейді, жаңа ереже келесі талондарға қолданылады`,
    kioskStops: (kiosk, queues) => `${kiosk}-терминал енді талон бермейді: ${queues}`,
    kioskEmpty: kiosk => `${kiosk}-терминал ешқандай талон бермейді`,
    noScreen: counters => `Мына терезелердің шақырулары бірде-бір таблода көрінбейді: ${counters}`,
    noKiosk: queues => `Бірде-бір терминал талон бермейді: ${queues}. Талонды тек қызметкер береді`,
    dayInUse: tickets =>
      `Бүгін берілген талон саны — ${tickets}. Жұмыс күнінің басталу сәтін жылжытатын өзгеріс күн аяқталғанша қабылданбайды`,
    hoursChange: n => `Кезектегі ${n} адамға жаңа уақытқа қарамай қызмет көрсетіледі`,
    more: n => `және тағы ${n}`,
    queue: (letter, title, purpose) => `${letter} · ${title} — ${purpose}`,
  },
  ru: {
    ifSaved: 'Если сохранить, в зале:',
    windowOccupied: (counter, name) =>
      `Окно ${counter} открыто, за ним ${name}: убрать окно можно только после закрытия`,
    windowOpen: counter => `Окно ${counter} открыто: убрать его можно только после закрытия`,
    windowServes: (counter, number) =>
      `Окно ${counter} обслуживает ${number}: приём продолжится, следующий посетитель будет вызван из новых очередей`,
    windowAtOnce: counter => `Окно ${counter} открыто: новые очереди действуют сразу`,
    nobodyServes: (queue, n) => `${queue}: ${waitRu(n)}, и ни одно окно не будет их обслуживать`,
    windowsClosed: (queue, n, counters) =>
      `${queue}: ${waitRu(n)}, а окна для них сейчас закрыты (${counters})`,
    withoutWindow: queues => `Останутся без окна: ${queues}`,
    keepsWaiting: (queue, n) =>
      `${queue}: ${plural('ru', n, { one: 'останется в очереди и будет вызван', many: 'останутся в очереди и будут вызваны' })} ${visitorsRu(n)}, новые талоны не выдаются`,
    targetKept: (queue, n) =>
      `${queue}: норматив не изменится для тех, кто уже ожидает (${n}), новый действует для следующих талонов`,
    letterKept: (service, n, letter) =>
      `${service}: номера талонов не изменятся у тех, кто уже ожидает (${n}), новые талоны начнутся с буквы ${letter}`,
    queueFull: (queue, n, limit) =>
      `${queue}: ${waitRu(n)}, предел — ${limit}. Талоны не выдаются, пока очередь не уменьшится`,
    hallFull: (n, limit) =>
      `В зале ${waitRu(n)}, предел — ${limit}. Талоны не выдаются, пока ожидающих не станет меньше`,
    orderKept: n =>
      `Место в очереди не изменится у тех, кто уже ожидает (${n}), новое правило действует для следующих талонов`,
    kioskStops: (kiosk, queues) => `Терминал ${kiosk} больше не выдаёт талоны: ${queues}`,
    kioskEmpty: kiosk => `Терминал ${kiosk} не выдаёт никаких талонов`,
    noScreen: counters => `Вызовы этих окон не будут видны ни на одном табло: ${counters}`,
    noKiosk: queues => `Ни один терминал не выдаёт талоны: ${queues}. Талон даст только сотрудник`,
    dayInUse: tickets =>
      `Сегодня выдано талонов: ${tickets}. Изменение, которое сдвигает начало рабочего дня, не будет принято, пока день не закончится`,
    hoursChange: n => `${waitRu(n)}: они будут обслужены, какими бы ни были новые часы`,
    more: n => `и ещё ${n}`,
    queue: (letter, title, purpose) => `${letter} · ${title} — ${purpose}`,
  },
  en: {
    ifSaved: 'If you save, in the hall:',
    windowOccupied: (counter, name) =>
      `Window ${counter} is open with ${name} and cannot be removed until it is closed`,
    windowOpen: counter => `Window ${counter} is open and cannot be removed until it is closed`,
    windowServes: (counter, number) =>
      `Window ${counter} serves ${number}: this visit continues, and the next visitor is called from the new queues`,
    windowAtOnce: counter => `Window ${counter} is open and serves its new queues at once`,
    nobodyServes: (queue, n) => `${queue}: ${waitEn(n)}, and no window would serve them`,
    windowsClosed: (queue, n, counters) =>
      `${queue}: ${waitEn(n)}, and the windows that would serve them are closed now (${counters})`,
    withoutWindow: queues => `No window would serve: ${queues}`,
    keepsWaiting: (queue, n) =>
      `${queue}: ${n === 1 ? '1 visitor keeps waiting and is still called' : `${n} visitors keep waiting and are still called`}; no new tickets are issued`,
    targetKept: (queue, n) =>
      `${queue}: the target of ${people(n)} who already wait stays; the new one applies to the next tickets`,
    letterKept: (service, n, letter) =>
      `${service}: ${people(n)} who already wait keep their ticket number; new tickets begin with ${letter}`,
    queueFull: (queue, n, limit) =>
      `${queue}: ${waitEn(n)}, and the limit is ${limit}. No tickets are issued until fewer wait`,
    hallFull: (n, limit) =>
      `${waitEn(n)} in the hall, and the limit is ${limit}. No tickets are issued until fewer wait`,
    orderKept: n =>
      `The place in the queue of ${people(n)} who already wait stays; the new rule applies to the next tickets`,
    kioskStops: (kiosk, queues) => `Kiosk ${kiosk} stops offering ${queues}`,
    kioskEmpty: kiosk => `Kiosk ${kiosk} gives no tickets at all`,
    noScreen: counters => `No hall screen would show the calls at these windows: ${counters}`,
    noKiosk: queues => `Nobody can take a ticket at a kiosk for ${queues}; only the staff can give one`,
    dayInUse: tickets =>
      `${tickets === 1 ? '1 ticket was' : `${tickets} tickets were`} given today. A change that moves the start of the day is refused until the day is over`,
    hoursChange: n => `${waitEn(n)} and will be served, whatever the new hours are`,
    more: n => `and ${n} more`,
    queue: (letter, title, purpose) => `${letter} · ${title} — ${purpose}`,
  },
}
