import type { FileProblem } from '../../catalogue/files.ts'
import { maxFileBytes, maxFilePages } from '../../catalogue/files.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { ErrorMessage } from '../common/errors.ts'
import type { Messages } from '../common/messages.ts'
import { problemSentence } from '../common/problem-sentence.ts'

const maxMegabytes = maxFileBytes / 1024 / 1024

/** Sentences of refused files: the problem, and what to do. */
const fileProblemWords: Messages<Readonly<Record<FileProblem, string>>> = {
  kk: {
    empty: 'Файл бос. Басқа файлды таңдаңыз',
    'too-large': `Файл ${maxMegabytes} МБ-тан үлкен. Кішірейтіп, қайта жүктеңіз`,
    'wrong-type': 'Бұл PDF, PNG немесе JPEG файлы емес. Басқа файлды таңдаңыз',
    broken: 'Файл ашылмайды: бүлінген немесе толық емес. Қайта сақтап, жүктеп көріңіз',
    locked: 'PDF құпиясөзбен қорғалған. Қорғаусыз сақтап, қайта жүктеңіз',
    'too-many-pages': `Файлда ${maxFilePages} беттен көп. Қажет беттерін ғана қалдырыңыз`,
    'no-room': 'Файлдарға арналған орын толды. Файлдарды кішірейтіп жүктеңіз',
  },
  ru: {
    empty: 'Файл пуст. Выберите другой файл',
    'too-large': `Файл больше ${maxMegabytes} МБ. Уменьшите его и загрузите снова`,
    'wrong-type': 'Это не файл PDF, PNG или JPEG. Выберите другой файл',
    broken: 'Файл не открывается: он повреждён или неполон. Сохраните его заново и загрузите ещё раз',
    locked: 'PDF защищён паролем. Сохраните его без защиты и загрузите снова',
    'too-many-pages': `В файле больше ${maxFilePages} страниц. Оставьте только нужные`,
    'no-room': 'Место для файлов закончилось. Загрузите файлы меньшего размера',
  },
  en: {
    empty: 'The file is empty. Choose another file',
    'too-large': `The file is larger than ${maxMegabytes} MB. Make it smaller and upload it again`,
    'wrong-type': 'This is not a PDF, PNG or JPEG file. Choose another file',
    broken: 'The file cannot be opened: it is damaged or incomplete. Save it again and upload it once more',
    locked: 'The PDF is protected by a password. Save it without one and upload it again',
    'too-many-pages': `The file has more than ${maxFilePages} pages. Keep only those that are needed`,
    'no-room': 'There is no more room for files. Upload smaller files',
  },
}

/** Sentences for staff when a file of a service is refused. */
export const fileErrors: Messages<
  Readonly<Record<Extract<ErrorCode, 'NO_SUCH_FILE' | 'BAD_FILE'>, ErrorMessage>>
> = {
  kk: {
    NO_SUCH_FILE: 'Мұндай файл жоқ. Бетті жаңартыңыз',
    BAD_FILE: problemSentence(fileProblemWords.kk, 'Файл жарамсыз, ол сақталмады. Басқа файлды таңдаңыз'),
  },
  ru: {
    NO_SUCH_FILE: 'Такого файла нет. Обновите страницу',
    BAD_FILE: problemSentence(fileProblemWords.ru, 'Файл не подходит и не сохранён. Выберите другой файл'),
  },
  en: {
    NO_SUCH_FILE: 'There is no such file. Reload the page',
    BAD_FILE: problemSentence(
      fileProblemWords.en,
      'The file cannot be used and was not saved. Choose another file',
    ),
  },
}
