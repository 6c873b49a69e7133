import type { IdleTimes } from '../../domain/kiosk.ts'
import type { Messages } from '../common/messages.ts'

/** Words of the office's section of kiosks. */
interface KiosksMessages extends Readonly<Record<keyof IdleTimes, string>> {
  title: string
  hint: string
  none: string
  /** The settings have the kiosk, the devices do not. */
  notPaired: string
  remove: string
  removeNamed: (kiosk: string) => string
  newKiosk: string
  locked: string
  purposes: string
  groups: string
  /** A group that only the centre has. */
  ownGroup: string
  /** The kiosk offers a group that does not exist any more. */
  unknownGroup: string
  offersHint: string
  languages: string
  languagesHint: string
  /** A list in which nothing is ticked. */
  chooseOne: string
  idle: string
  usually: (usual: number) => string
  printers: string
}

export const kiosksOffice: Messages<KiosksMessages> = {
  kk: {
    title: 'Терминалдар',
    hint: 'Әр терминал не ұсынатыны, қай тілде жұмыс істейтіні және талонды қай принтер шығаратыны. Сақтаған бойда терминалдың экраны өзгереді.',
    none: 'Терминал әлі қосылмаған. Оны «Құрылғылар» бөлімінде қосыңыз.',
    notPaired: 'Құрылғылар тізімінде жоқ',
    remove: 'Баптауларын өшіру',
    removeNamed: kiosk => `Баптауларын өшіру: ${kiosk}`,
    newKiosk: 'Тағы бір терминалдың қысқа атауы',
    locked: 'Уақытша жұмыс істемейді: талон бермейді, экранда бұл туралы жазылады',
    purposes: 'Келу мақсаттары',
    groups: 'Қызмет топтары',
    ownGroup: 'Орталықтың өз тобы',
    unknownGroup: 'Мұндай топ енді жоқ',
    offersHint: 'Бәрі белгіленсе, кейін қосылған топтар да ұсынылады.',
    languages: 'Тілдер',
    languagesHint: 'Экранда осы ретпен тұрады. Бір ғана тіл болса, терминал тілді сұрамайды.',
    chooseOne: 'Кемінде біреуін белгілеңіз',
    idle: 'Экранға ешкім тимесе',
    askAfterSeconds: 'Неше секундтан кейін келуші осында ма деп сұрау',
    endAfterSeconds: 'Басынан бастамас бұрын неше секунд жауап күту',
    usually: usual => `Әдетте ${usual}`,
    printers: 'Принтерлер',
  },
  ru: {
    title: 'Терминалы',
    hint: 'Что предлагает каждый терминал, на каких языках и где печатает талоны. Экран терминала меняется сразу после сохранения.',
    none: 'Терминалов пока нет. Подключите терминал в разделе «Устройства».',
    notPaired: 'Нет в списке устройств',
    remove: 'Удалить настройки',
    removeNamed: kiosk => `Удалить настройки: ${kiosk}`,
    newKiosk: 'Краткое имя ещё одного терминала',
    locked: 'Временно не работает: талоны не выдаёт и сообщает об этом на экране',
    purposes: 'Цели визита',
    groups: 'Группы услуг',
    ownGroup: 'Собственная группа центра',
    unknownGroup: 'Такой группы больше нет',
    offersHint: 'Если отмечено всё, терминал предложит и группы, добавленные позже.',
    languages: 'Языки',
    languagesHint: 'В этом порядке они стоят на экране. Если язык один, терминал о языке не спрашивает.',
    chooseOne: 'Отметьте хотя бы одно',
    idle: 'Если экрана никто не касается',
    askAfterSeconds: 'Через сколько секунд спросить, здесь ли посетитель',
    endAfterSeconds: 'Сколько секунд ждать ответа, прежде чем начать сначала',
    usually: usual => `Обычно ${usual}`,
    printers: 'Принтеры',
  },
  en: {
    title: 'Kiosks',
    hint: 'What each kiosk offers, in which languages, and where it prints. The kiosk’s screen changes as soon as you save.',
    none: 'There is no kiosk yet. Pair one in the section “Devices”.',
    notPaired: 'Not among the devices',
    remove: 'Delete its settings',
    removeNamed: kiosk => `Delete its settings: ${kiosk}`,
    newKiosk: 'Short name of another kiosk',
    locked: 'Out of service: it gives no tickets and says so on its screen',
    purposes: 'Purposes of a visit',
    groups: 'Groups of services',
    ownGroup: 'The centre’s own group',
    unknownGroup: 'This group no longer exists',
    offersHint: 'With everything ticked, the kiosk also offers groups that are added later.',
    languages: 'Languages',
    languagesHint:
      'The screen shows them in this order. With one language, the kiosk does not ask for a language.',
    chooseOne: 'Tick at least one',
    idle: 'When nobody touches the screen',
    askAfterSeconds: 'Seconds before it asks whether the visitor is still there',
    endAfterSeconds: 'Seconds to wait for an answer before it starts over',
    usually: usual => `Usually ${usual}`,
    printers: 'Printers',
  },
}
