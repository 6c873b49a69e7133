import type { ErrorCode, ErrorDetail } from '../../contract/errors.ts'
import type { Locale } from '../../domain/locale.ts'
import type { ErrorMessage } from '../common/errors.ts'
import type { Messages } from '../common/messages.ts'
import { formatNumber } from '../common/numbers.ts'

type ReportError = Extract<
  ErrorCode,
  | 'ARCHIVE_AWAY'
  | 'SPAN_BACKWARDS'
  | 'SPAN_TOO_LONG'
  | 'EXPORT_TOO_LARGE'
  | 'TOO_MANY_EXPORTS'
  | 'NO_SUCH_EXPORT'
  | 'NO_SUCH_VERSION'
>

/** @returns the number of rows in the detail, in the notation of the language. */
function formatRows(locale: Locale, { rows }: ErrorDetail): string | undefined {
  return typeof rows === 'number' ? formatNumber(locale, rows) : undefined
}

/** Sentences of refused reports and files: the reason, and what to do. */
export const reportErrors: Messages<Readonly<Record<ReportError, ErrorMessage>>> = {
  kk: {
    ARCHIVE_AWAY:
      'Мұрағат қазір қолжетімсіз. Зал жұмыс істеп тұр, деректер сақталуда. Сәл кейінірек қайталаңыз',
    SPAN_BACKWARDS: 'Кезеңнің соңғы күні бірінші күнінен бұрын тұр. Күндерді түзетіңіз',
    SPAN_TOO_LONG: 'Кезең үш жылдан ұзақ. Қысқарақ кезеңді таңдаңыз',
    EXPORT_TOO_LARGE: detail => {
      const rows = formatRows('kk', detail)
      return `Файл тым үлкен болады${rows ? ` (${rows} жол)` : ''}. Қысқарақ кезеңді немесе бір орталықты таңдаңыз`
    },
    TOO_MANY_EXPORTS: 'Бірнеше файлыңыз дайындалып жатыр. Біреуінің аяқталуын күтіңіз немесе тоқтатыңыз',
    NO_SUCH_EXPORT: 'Бұл файл енді жоқ: файлдар бір тәулік сақталады. Қайта сұраңыз',
    NO_SUCH_VERSION: 'Мұндай нұсқа архивте жоқ. Тізімді жаңартыңыз',
  },
  ru: {
    ARCHIVE_AWAY: 'Архив сейчас недоступен. Зал работает, данные сохраняются. Повторите немного позже',
    SPAN_BACKWARDS: 'Последний день периода раньше первого. Исправьте даты',
    SPAN_TOO_LONG: 'Период длиннее трёх лет. Выберите более короткий',
    EXPORT_TOO_LARGE: detail => {
      const rows = formatRows('ru', detail)
      return `Файл получится слишком большим${rows ? ` (строк: ${rows})` : ''}. Выберите более короткий период или один центр`
    },
    TOO_MANY_EXPORTS: 'Уже готовится несколько ваших файлов. Дождитесь одного из них или остановите его',
    NO_SUCH_EXPORT: 'Этого файла больше нет: файлы хранятся сутки. Запросите его снова',
    NO_SUCH_VERSION: 'Такой версии в архиве нет. Обновите список',
  },
  en: {
    ARCHIVE_AWAY:
      'The archive is not available at the moment. The hall keeps working and nothing is lost. Try again a little later',
    SPAN_BACKWARDS: 'The last day of the period is before the first. Correct the dates',
    SPAN_TOO_LONG: 'The period is longer than three years. Choose a shorter one',
    EXPORT_TOO_LARGE: detail => {
      const rows = formatRows('en', detail)
      return `The file would be too large${rows ? ` (${rows} rows)` : ''}. Choose a shorter period or a single centre`
    },
    TOO_MANY_EXPORTS:
      'Several of your files are already being prepared. Wait for one of them to finish, or stop it',
    NO_SUCH_EXPORT: 'This file no longer exists: files are kept for one day. Request it again',
    NO_SUCH_VERSION: 'The archive has no such version. Reload the list',
  },
}
