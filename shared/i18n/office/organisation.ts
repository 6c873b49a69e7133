import type { Messages } from '../common/messages.ts'

/** Words of the tabs about the organisation and its centres, and of the rarer fields of services and purposes. */
interface OrganisationMessages {
  remarkHint: string
  usualHours: string
  usualHoursHint: string
  newCentres: string
  newCentresHint: string
  addCentre: string
  newCentre: string
  centresHint: string
  numberHint: string
  /** Beside the box with which a queue begins hours of its own. */
  queueHours: string
  bring: string
  addBring: string
  termsHint: string
  sentTo: Readonly<Record<'authorised-body' | 'real-estate-centre', string>>
}

export const organisationMessages: Messages<OrganisationMessages> = {
  kk: {
    remarkHint: 'Каталогты оқитын адам білуге тиіс нәрсе, мысалы, қандай құжатқа негізделгені',
    usualHours: 'Ұйымның әдеттегі жұмыс уақыты',
    usualHoursHint: 'Өз уақыты жоқ орталықтар мен қызметтерге қолданылады. Өзгеріс бірден күшіне енеді',
    newCentres: 'Жаңа орталық үшін',
    newCentresHint: 'Жұмыс істеп тұрған орталықтарда бұрынғысы қалады',
    addCentre: 'Орталық қосу',
    newCentre: 'Жаңа орталық',
    centresHint:
      'Жаңа орталық бірден ашылады. Белгісі ағылшынша атауынан жасалады, кейін өзгертілмейді. Орталық өшірілмейді',
    numberHint: 'Орталықтар тізіміндегі нөмірі, қайталанбауы керек',
    queueHours: 'Бұл кезектің қабылдау уақыты бөлек',
    bring: 'Не әкелу керек',
    addBring: 'Тағы бірін қосу',
    termsHint: 'Бос болса: көрсетілмеген',
    sentTo: { 'authorised-body': 'уәкілетті органға', 'real-estate-centre': 'Жылжымайтын мүлік орталығына' },
  },
  ru: {
    remarkHint: 'Что нужно знать о каталоге, например на каком документе он основан',
    usualHours: 'Обычные часы организации',
    usualHoursHint: 'По ним работают центры и услуги, у которых нет своих часов. Изменение действует сразу',
    newCentres: 'Для нового центра',
    newCentresHint: 'У работающих центров остаётся прежнее',
    addCentre: 'Добавить центр',
    newCentre: 'Новый центр',
    centresHint:
      'Новый центр открывается сразу. Обозначение берётся из английского названия и потом не меняется. Удалить центр нельзя',
    numberHint: 'Номер в списке центров, не должен повторяться',
    queueHours: 'У этой очереди свои часы приёма',
    bring: 'Что принести',
    addBring: 'Добавить ещё',
    termsHint: 'Пусто: не указано',
    sentTo: {
      'authorised-body': 'в уполномоченный орган',
      'real-estate-centre': 'в Центр недвижимости',
    },
  },
  en: {
    remarkHint: 'What readers must know about the catalogue, such as the document it is based on',
    usualHours: 'Usual hours of the organisation',
    usualHoursHint: 'Centres and services without hours of their own use these. A change applies at once',
    newCentres: 'For a new centre',
    newCentresHint: 'Existing centres keep what they have',
    addCentre: 'Add a centre',
    newCentre: 'New centre',
    centresHint:
      'A new centre opens at once. Its id is made of the English name and cannot be changed later. A centre cannot be removed',
    numberHint: 'Its number in the list of centres; no two have the same',
    queueHours: 'This queue has hours of its own',
    bring: 'What to bring',
    addBring: 'Add another',
    termsHint: 'Empty: not stated',
    sentTo: {
      'authorised-body': 'to the authorised body',
      'real-estate-centre': 'to the real-estate centre',
    },
  },
}
