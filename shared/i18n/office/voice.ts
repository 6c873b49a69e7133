import type { Messages } from '../common/messages.ts'

/** Words of the page on which a centre records its own voice. */
export interface VoiceMessages {
  heading: string
  intro: string
  /** Language of the clips below. */
  language: string
  recordedOf: (n: number, m: number) => string
  ownVoice: string
  defaultVoice: string
  onlyMissing: string
  nothingMissing: string
  own: string
  missing: string
  notNeeded: string
  /** `s`: a number in the notation of the language. */
  seconds: (s: string) => string
  playOwn: string
  playDefault: string
  record: string
  stop: string
  chooseFile: string
  chooseFiles: string
  /** `example`: the code of a clip. */
  filesHint: (example: string) => string
  remove: string
  undo: string
  saved: (text: string) => string
  removed: (text: string) => string
  undone: string
  filesSaved: (n: number, m: number) => string
  uploading: (n: number, m: number) => string
  recording: (text: string) => string
  unknownName: string
  noMicrophone: string
  notHeard: string
  loading: string
}

export const voice: Messages<VoiceMessages> = {
  kk: {
    heading: 'Зал дауысы',
    intro:
      'Орталық келушілерді өз дауысымен шақыра алады. Төмендегі сөздерді жазып алыңыз немесе дайын файлдарды жүктеңіз. Қажетті сөздер түгел жазылғанша, залда әдепкі дауыс естіледі.',
    language: 'Шақыру тілі',
    recordedOf: (n, m) => `Жазылғаны: ${n} / ${m}`,
    ownVoice: 'Залда орталықтың өз дауысы естіледі',
    defaultVoice: 'Залда әдепкі дауыс естіледі',
    onlyMissing: 'Тек жазылмағандары',
    nothingMissing: 'Жазылмаған сөз қалмады',
    own: 'Жазылған',
    missing: 'Жазылмаған',
    notNeeded: 'Бұл залға қажет емес',
    seconds: s => `${s} сек`,
    playOwn: 'Жазбаны тыңдау',
    playDefault: 'Әдепкі дауысты тыңдау',
    record: 'Жазып алу',
    stop: 'Тоқтату',
    chooseFile: 'Файл таңдау',
    chooseFiles: 'Бірнеше файл жүктеу',
    filesHint: example => `Файл атауы сөздің кодына сәйкес болуы керек, мысалы: ${example}`,
    remove: 'Өшіру',
    undo: 'Кері қайтару',
    saved: text => `«${text}» жазбасы сақталды`,
    removed: text => `«${text}» жазбасы өшірілді`,
    undone: 'Өзгеріс кері қайтарылды',
    filesSaved: (n, m) => `Сақталған файлдар: ${n} / ${m}`,
    uploading: (n, m) => `Файлдар өңделуде: ${n} / ${m}`,
    recording: text => `Жазылуда: «${text}». Айтыңыз`,
    unknownName: 'Мұндай коды бар сөз жоқ',
    noMicrophone: 'Микрофон қолжетімсіз. Браузерде рұқсат беріңіз немесе файл таңдаңыз',
    notHeard: 'Дыбысты ойнату мүмкін болмады',
    loading: 'Жүктелуде',
  },
  ru: {
    heading: 'Голос зала',
    intro:
      'Центр может вызывать посетителей своим голосом. Запишите слова ниже или загрузите готовые файлы. Пока записаны не все нужные слова, в зале звучит стандартный голос.',
    language: 'Язык вызовов',
    recordedOf: (n, m) => `Записано: ${n} из ${m}`,
    ownVoice: 'В зале звучит голос центра',
    defaultVoice: 'В зале звучит стандартный голос',
    onlyMissing: 'Только незаписанные',
    nothingMissing: 'Незаписанных слов не осталось',
    own: 'Записано',
    missing: 'Не записано',
    notNeeded: 'Этому залу не нужно',
    seconds: s => `${s} с`,
    playOwn: 'Прослушать запись',
    playDefault: 'Прослушать стандартный голос',
    record: 'Записать',
    stop: 'Остановить',
    chooseFile: 'Выбрать файл',
    chooseFiles: 'Загрузить несколько файлов',
    filesHint: example => `Имя файла должно совпадать с кодом слова, например: ${example}`,
    remove: 'Удалить',
    undo: 'Отменить действие',
    saved: text => `Запись «${text}» сохранена`,
    removed: text => `Запись «${text}» удалена`,
    undone: 'Изменение отменено',
    filesSaved: (n, m) => `Сохранено файлов: ${n} из ${m}`,
    uploading: (n, m) => `Обработка файлов: ${n} из ${m}`,
    recording: text => `Идёт запись: «${text}». Говорите`,
    unknownName: 'Слова с таким кодом нет',
    noMicrophone: 'Микрофон недоступен. Разрешите его в браузере или выберите файл',
    notHeard: 'Не удалось воспроизвести звук',
    loading: 'Загрузка',
  },
  en: {
    heading: "The hall's voice",
    intro:
      'The centre can call visitors in its own voice. Record the words below or upload sound files. Until all the necessary words are recorded, the hall hears the default voice.',
    language: 'Language of calls',
    recordedOf: (n, m) => `${n} of ${m} recorded`,
    ownVoice: "The hall hears the centre's own voice",
    defaultVoice: 'The hall hears the default voice',
    onlyMissing: 'Only those not recorded',
    nothingMissing: 'There is nothing left to record',
    own: 'Recorded',
    missing: 'Not recorded',
    notNeeded: 'Not needed in this hall',
    seconds: s => `${s} s`,
    playOwn: 'Play the recording',
    playDefault: 'Play the default voice',
    record: 'Record',
    stop: 'Stop',
    chooseFile: 'Choose a file',
    chooseFiles: 'Upload several files',
    filesHint: example => `The file name must match the code of the word, for example ${example}`,
    remove: 'Delete',
    undo: 'Undo',
    saved: text => `The recording of “${text}” was saved`,
    removed: text => `The recording of “${text}” was deleted`,
    undone: 'The change was undone',
    filesSaved: (n, m) => `${n} of ${m} files saved`,
    uploading: (n, m) => `Processing files: ${n} of ${m}`,
    recording: text => `Recording “${text}”. Speak now`,
    unknownName: 'There is no word with this code',
    noMicrophone: 'The microphone is not available. Allow it in the browser, or choose a file',
    notHeard: 'The sound could not be played',
    loading: 'Loading',
  },
}
