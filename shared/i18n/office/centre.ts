import type { Messages } from '../common/messages.ts'

/** Words of the section about the centre itself. */
export interface CentreMessages {
  title: string
  hint: string
  /** Heading of what the catalogue says about the centre. */
  entry: string
  /** Shown to those who may not change the entry. */
  entryReadOnly: string
  mapHint: string
  openMap: string
  /** Heading of what the centre decides for its hall. */
  hall: string
  languages: string
  languagesHint: string
  zone: string
  zoneHint: string
  dayStartsAt: string
  dayStartsAtHint: string
  noLanguage: string
  noTime: string
  other: string
}

export const centreMessages: Messages<CentreMessages> = {
  kk: {
    title: 'Орталық',
    hint: 'Келушілерге көрсетілетін мәліметтер және залдың тілі мен уақыты',
    entry: 'Атауы, мекенжайы, байланысы',
    entryReadOnly: 'Бұл мәліметтерді тек көре аласыз: оларды әкімші өзгертеді',
    mapHint: 'Картада орталықты ашып, браузердің мекенжай жолын көшіріп қойыңыз',
    openMap: 'Картаны ашу',
    hall: 'Залдың тілі мен уақыты',
    languages: 'Залдың тілдері',
    languagesHint: 'Терминал мен табло осы ретпен көрсетеді',
    zone: 'Уақыт белдеуі',
    zoneHint: 'Бүгін талон берілген болса, өзгертілмейді: жұмыс күні ауысып кетер еді',
    dayStartsAt: 'Жұмыс күні басталатын уақыт',
    dayStartsAtHint: 'Осы уақытта талон нөмірлері қайта басталады. Зал бос болатын уақытты таңдаңыз: 00:00',
    noLanguage: 'Кемінде бір тілді таңдаңыз',
    noTime: 'Уақытты 00:00 түрінде жазыңыз',
    other: 'Мәнін тексеріңіз',
  },
  ru: {
    title: 'Центр',
    hint: 'Сведения для посетителей, языки и время зала',
    entry: 'Название, адрес, контакты',
    entryReadOnly: 'Эти сведения вы можете только смотреть: их меняет администратор',
    mapHint: 'Откройте центр на карте и скопируйте адресную строку браузера',
    openMap: 'Открыть карту',
    hall: 'Языки и время зала',
    languages: 'Языки зала',
    languagesHint: 'В этом порядке их показывают терминалы и табло',
    zone: 'Часовой пояс',
    zoneHint: 'Не меняется, если сегодня уже есть талоны: сместился бы рабочий день',
    dayStartsAt: 'Начало рабочего дня',
    dayStartsAtHint: 'В это время номера талонов начинаются заново. Выберите время, когда зал пуст: 00:00',
    noLanguage: 'Выберите хотя бы один язык',
    noTime: 'Введите время в виде 00:00',
    other: 'Проверьте значение',
  },
  en: {
    title: 'Centre',
    hint: 'What visitors are shown about the centre, and the languages and time of its hall',
    entry: 'Name, address, contacts',
    entryReadOnly: 'You can only view this; an administrator changes it',
    mapHint: 'Open the centre on a map and copy the address of the page',
    openMap: 'Open the map',
    hall: 'Languages and time of the hall',
    languages: 'Languages of the hall',
    languagesHint: 'Kiosks and hall screens show them in this order',
    zone: 'Time zone',
    zoneHint: 'It cannot be changed while today has tickets, because the working day would move',
    dayStartsAt: 'Beginning of the working day',
    dayStartsAtHint:
      'Ticket numbers begin again at this time. Choose a time at which the hall is empty: 00:00',
    noLanguage: 'Choose at least one language',
    noTime: 'Enter a time such as 00:00',
    other: 'Check this value',
  },
}
