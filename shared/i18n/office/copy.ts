import type { Messages } from '../common/messages.ts'

/** Words for copying sections of the settings to other centres. */
export interface CopyMessages {
  open: string
  title: string
  hint: string
  /** Unsaved changes of the open section are not copied. */
  unsaved: string
  sections: string
  centres: string
  every: string
  chooseCentre: string
  chooseSection: string
  preview: string
  back: string
  copy: (centres: number) => string
  nothing: string
  looking: (done: number, of: number) => string
  copying: (done: number, of: number) => string
  undoing: (done: number, of: number) => string
  copied: (centres: number) => string
  undone: (centres: number) => string
  undo: string
  close: string
  states: Readonly<Record<'waiting' | 'same' | 'ready' | 'refused' | 'copied' | 'undone' | 'changed', string>>
  changes: (count: number) => string
  /** Where the server found the copy wrong. */
  at: (place: string) => string
}

export const copyOffice: Messages<CopyMessages> = {
  kk: {
    open: 'Басқа орталықтарға көшіру',
    title: 'Баптауларды көшіру',
    hint: 'Таңдалған орталықтарда бұл бөлімдер осы орталықтағыдай болады. Алдымен не өзгеретінін көресіз',
    unsaved: 'Сақталмаған өзгерістер көшірілмейді',
    sections: 'Бөлімдер',
    centres: 'Қай орталықтарға',
    every: 'Барлығын таңдау',
    chooseCentre: 'Кемінде бір орталықты таңдаңыз',
    chooseSection: 'Кемінде бір бөлімді таңдаңыз',
    preview: 'Не өзгеретінін көру',
    back: 'Артқа',
    copy: centres => `Көшіру: ${centres} орталық`,
    nothing: 'Көшіретін ештеңе жоқ',
    looking: (done, of) => `Тексерілуде: ${done}/${of} орталық`,
    copying: (done, of) => `Көшірілуде: ${done}/${of} орталық`,
    undoing: (done, of) => `Кері қайтарылуда: ${done}/${of} орталық`,
    copied: centres => `Көшірілген орталық саны: ${centres}`,
    undone: centres => `Кері қайтарылған орталық саны: ${centres}`,
    undo: 'Барлығын кері қайтару',
    close: 'Жабу',
    states: {
      waiting: 'кезекте',
      same: 'онсыз да солай',
      ready: 'көшіруге болады',
      refused: 'көшірілмейді',
      copied: 'көшірілді',
      undone: 'кері қайтарылды',
      changed: 'кері қайтарылмады: содан бері өзгертілген',
    },
    changes: count => `Өзгерістер саны: ${count}`,
    at: place => `Орны: ${place}`,
  },
  ru: {
    open: 'Скопировать в другие центры',
    title: 'Копирование настроек',
    hint: 'В выбранных центрах эти разделы станут такими, как в этом центре. Сначала вы увидите, что изменится',
    unsaved: 'Несохранённые изменения не копируются',
    sections: 'Разделы',
    centres: 'В какие центры',
    every: 'Выбрать все',
    chooseCentre: 'Выберите хотя бы один центр',
    chooseSection: 'Выберите хотя бы один раздел',
    preview: 'Посмотреть, что изменится',
    back: 'Назад',
    copy: centres => `Скопировать, центров: ${centres}`,
    nothing: 'Копировать нечего',
    looking: (done, of) => `Проверяется: готово ${done} из ${of}`,
    copying: (done, of) => `Копируется: готово ${done} из ${of}`,
    undoing: (done, of) => `Отменяется: готово ${done} из ${of}`,
    copied: centres => `Скопировано, центров: ${centres}`,
    undone: centres => `Отменено, центров: ${centres}`,
    undo: 'Отменить всё',
    close: 'Закрыть',
    states: {
      waiting: 'ожидает',
      same: 'уже так',
      ready: 'можно скопировать',
      refused: 'не будет скопировано',
      copied: 'скопировано',
      undone: 'отменено',
      changed: 'не отменено: с тех пор изменено',
    },
    changes: count => `Изменений: ${count}`,
    at: place => `Место: ${place}`,
  },
  en: {
    open: 'Copy to other centres',
    title: 'Copy settings',
    hint: 'In the chosen centres these sections will be as they are in this centre. You see first what will change',
    unsaved: 'Unsaved changes are not copied',
    sections: 'Sections',
    centres: 'To which centres',
    every: 'Choose all',
    chooseCentre: 'Choose at least one centre',
    chooseSection: 'Choose at least one section',
    preview: 'See what will change',
    back: 'Back',
    copy: centres => `Copy to ${centres} centres`,
    nothing: 'There is nothing to copy',
    looking: (done, of) => `Checking: ${done} of ${of} done`,
    copying: (done, of) => `Copying: ${done} of ${of} done`,
    undoing: (done, of) => `Undoing: ${done} of ${of} done`,
    copied: centres => `Centres copied to: ${centres}`,
    undone: centres => `Centres undone: ${centres}`,
    undo: 'Undo all',
    close: 'Close',
    states: {
      waiting: 'waiting',
      same: 'already so',
      ready: 'can be copied',
      refused: 'will not be copied',
      copied: 'copied',
      undone: 'undone',
      changed: 'not undone: changed since',
    },
    changes: count => `Changes: ${count}`,
    at: place => `Place: ${place}`,
  },
}
