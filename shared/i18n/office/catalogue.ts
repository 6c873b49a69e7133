import type { Service } from '../../catalogue/schema.ts'
import type { Messages } from '../common/messages.ts'

type Copies = NonNullable<Service['documents'][number]['copies']>

/** Words of the section in which administrators change the catalogue. */
export interface CatalogueMessages {
  title: string
  hint: string
  readOnly: string
  reading: string
  parts: string
  file: string
  search: string
  noneFound: string
  addService: string
  newService: string
  add: string
  change: string
  show: string
  back: string
  retire: string
  retireHint: string
  bringBack: string
  retired: string
  remove: string
  names: string
  who: string
  termAndFee: string
  more: string
  offered: string
  targetHint: string
  ownHours: string
  document: string
  addDocument: string
  term: string
  addTerm: string
  condition: string
  addCondition: string
  phone: string
  addPhone: string
  window: string
  addWindow: string
  notSaid: string
  saved: string
  undone: string
  unsaved: string
  nothingToSave: string
  conflict: string
  theirChange: string
  exportFile: string
  chooseFile: string
  importHint: string
  fileWrong: string
  fileSame: string
  fileChanges: string
  importNow: string
  imported: string
  unreadable: string
  where: string
  now: string
  after: string
  nothingThere: string
  missingIn: (languages: string) => string
  wrongAt: (place: string, problem: string) => string
  moreChanges: (count: string) => string
  copies: Readonly<Record<Copies, string>>
}

export const catalogueMessages: Messages<CatalogueMessages> = {
  kk: {
    title: 'Қызметтер каталогы',
    hint: 'Барлық орталыққа ортақ. Өзгеріс бір секунд ішінде барлық терминал мен таблоға жетеді',
    readOnly: 'Каталогты тек көре аласыз: оны әкімші өзгертеді',
    reading: 'Каталог оқылуда',
    parts: 'Каталог бөліктері',
    file: 'Файл',
    search: 'Қызметті іздеу',
    noneFound: 'Мұндай қызмет табылмады',
    addService: 'Қызмет қосу',
    newService: 'Жаңа қызмет',
    add: 'Қосу',
    change: 'Өзгерту',
    show: 'Көру',
    back: 'Тізімге оралу',
    retire: 'Қолданыстан шығару',
    retireHint: 'Жаңа талон берілмейді. Кезекте тұрғандарға қызмет көрсетіледі, тарихы сақталады',
    bringBack: 'Қайта қосу',
    retired: 'қолданыстан шығарылған',
    remove: 'Өшіру',
    names: 'Атаулары',
    who: 'Кімге арналған',
    termAndFee: 'Мерзімі, ақысы, нәтижесі',
    more: 'Қосымша мәліметтер',
    offered: 'осы мақсатта талон беріледі',
    ownHours: 'Бұл қызметтің қабылдау уақыты бөлек',
    targetHint: 'Бос болса: норматив жоқ',
    document: 'Құжат',
    addDocument: 'Құжат қосу',
    term: 'Мерзім',
    addTerm: 'Мерзім қосу',
    condition: 'Топ',
    addCondition: 'Топ қосу',
    phone: 'Телефон',
    addPhone: 'Телефон қосу',
    window: 'Терезе',
    addWindow: 'Терезе қосу',
    notSaid: 'көрсетілмеген',
    saved: 'Сақталды',
    undone: 'Бұрынғы нұсқа қайтарылды',
    unsaved: 'Сақталмаған өзгерістер бар',
    nothingToSave: 'Сақталмаған өзгеріс жоқ',
    conflict:
      'Сіз өзгертіп жатқанда мұны басқа қызметкер сақтады. Енгізгеніңіз осы бетте тұр. Қайсысы қалатынын таңдаңыз',
    theirChange: 'Басқа қызметкердің өзгертуі',
    exportFile: 'Каталогты файлға сақтау',
    chooseFile: 'Каталог файлын таңдау',
    importHint: 'Алдымен не өзгеретіні көрсетіледі. Файлда жоқ қызмет қолданыстан шығарылады',
    fileWrong: 'Файлда қате бар',
    fileSame: 'Файл қазіргі каталогпен бірдей: өзгеретін ештеңе жоқ',
    fileChanges: 'Не өзгереді',
    importNow: 'Каталогты осы файлмен алмастыру',
    imported: 'Каталог алмастырылды',
    unreadable: 'Файл оқылмады. Қайта таңдаңыз',
    where: 'Қай жерде',
    now: 'Қазір',
    after: 'Болады',
    nothingThere: 'жоқ',
    missingIn: languages => `Мына тілде жазылмаған: ${languages}`,
    wrongAt: (place, problem) => `Сақталмады. ${place}: ${problem}`,
    moreChanges: count => `тағы ${count}`,
    copies: { original: 'түпнұсқасы', copy: 'көшірмесі', both: 'түпнұсқасы мен көшірмесі' },
  },
  ru: {
    title: 'Каталог услуг',
    hint: 'Общий для всех центров. Изменения за секунду появляются на всех терминалах и табло',
    readOnly: 'Каталог вы можете только смотреть: его меняет администратор',
    reading: 'Каталог загружается',
    parts: 'Части каталога',
    file: 'Файл',
    search: 'Поиск услуги',
    noneFound: 'Такой услуги не нашлось',
    addService: 'Добавить услугу',
    newService: 'Новая услуга',
    add: 'Добавить',
    change: 'Изменить',
    show: 'Посмотреть',
    back: 'Вернуться к списку',
    retire: 'Снять с приёма',
    retireHint: 'Новые талоны выдаваться не будут. Ожидающих примут, история сохранится',
    bringBack: 'Вернуть',
    retired: 'снята с приёма',
    remove: 'Удалить',
    names: 'Названия',
    who: 'Для кого',
    termAndFee: 'Срок, плата, результат',
    more: 'Дополнительные сведения',
    offered: 'талоны с этой целью выдаются',
    ownHours: 'У этой услуги свои часы приёма',
    targetHint: 'Пусто: норматива нет',
    document: 'Документ',
    addDocument: 'Добавить документ',
    term: 'Срок',
    addTerm: 'Добавить срок',
    condition: 'Категория',
    addCondition: 'Добавить категорию',
    phone: 'Телефон',
    addPhone: 'Добавить телефон',
    window: 'Окно',
    addWindow: 'Добавить окно',
    notSaid: 'не указано',
    saved: 'Сохранено',
    undone: 'Прежняя версия возвращена',
    unsaved: 'Есть несохранённые изменения',
    nothingToSave: 'Несохранённых изменений нет',
    conflict:
      'Пока вы это меняли, запись сохранил другой сотрудник. Введённое вами осталось на странице. Выберите, что оставить',
    theirChange: 'Что изменил другой сотрудник',
    exportFile: 'Скачать каталог файлом',
    chooseFile: 'Выбрать файл каталога',
    importHint: 'Сначала будет показано, что изменится. Услуга, которой нет в файле, снимается с приёма',
    fileWrong: 'В файле ошибка',
    fileSame: 'Файл совпадает с каталогом: менять нечего',
    fileChanges: 'Что изменится',
    importNow: 'Заменить каталог этим файлом',
    imported: 'Каталог заменён',
    unreadable: 'Файл не прочитан. Выберите его снова',
    where: 'Где',
    now: 'Сейчас',
    after: 'Станет',
    nothingThere: 'нет',
    missingIn: languages => `Не заполнено: ${languages}`,
    wrongAt: (place, problem) => `Не сохранено. ${place}: ${problem}`,
    moreChanges: count => `и ещё ${count}`,
    copies: { original: 'оригинал', copy: 'копия', both: 'оригинал и копия' },
  },
  en: {
    title: 'Catalogue of services',
    hint: 'Shared by all centres. Changes reach all kiosks and hall screens within a second',
    readOnly: 'You can only view the catalogue; an administrator changes it',
    reading: 'Reading the catalogue',
    parts: 'Parts of the catalogue',
    file: 'File',
    search: 'Find a service',
    noneFound: 'No service was found',
    addService: 'Add a service',
    newService: 'New service',
    add: 'Add',
    change: 'Change',
    show: 'View',
    back: 'Back to the list',
    retire: 'Retire',
    retireHint: 'It will give no new tickets. Those who wait are served, and its history stays',
    bringBack: 'Bring back',
    retired: 'retired',
    remove: 'Remove',
    names: 'Titles',
    who: 'Who it is for',
    termAndFee: 'Term, fee, result',
    more: 'More information',
    offered: 'the service issues tickets for this purpose',
    ownHours: 'This service has hours of its own',
    targetHint: 'Empty: there is no target',
    document: 'Document',
    addDocument: 'Add a document',
    term: 'Term',
    addTerm: 'Add a term',
    condition: 'Group of people',
    addCondition: 'Add a group of people',
    phone: 'Telephone',
    addPhone: 'Add a telephone',
    window: 'Window',
    addWindow: 'Add a window',
    notSaid: 'not stated',
    saved: 'Saved',
    undone: 'The previous version is back',
    unsaved: 'There are unsaved changes',
    nothingToSave: 'There are no unsaved changes',
    conflict:
      'While you were changing this, a colleague saved it. What you entered is still on this page. Choose which version to keep',
    theirChange: 'What your colleague changed',
    exportFile: 'Download the catalogue',
    chooseFile: 'Choose a catalogue file',
    importHint: 'First it is shown what would change. A service that the file lacks is retired',
    fileWrong: 'There is a mistake in the file',
    fileSame: 'The file equals the catalogue: nothing would change',
    fileChanges: 'What would change',
    importNow: 'Replace the catalogue by this file',
    imported: 'The catalogue was replaced',
    unreadable: 'The file could not be read. Choose it again',
    where: 'Where',
    now: 'Now',
    after: 'Will be',
    nothingThere: 'none',
    missingIn: languages => `Missing in: ${languages}`,
    wrongAt: (place, problem) => `Not saved. ${place}: ${problem}`,
    moreChanges: count => `and ${count} more`,
    copies: { original: 'the original', copy: 'a copy', both: 'the original and a copy' },
  },
}
