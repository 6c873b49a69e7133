import type { ErrorCode, ErrorDetail, Refusal } from '../../contract/errors.ts'
import type { Locale } from '../../domain/locale.ts'
import { maxSetDays } from '../../domain/settings.ts'
import { fileErrors } from '../office/file-errors.ts'
import { voiceErrors } from '../office/voice-errors.ts'
import { reportErrors } from '../reports/errors.ts'
import { accessErrors } from './access-errors.ts'
import { common } from './common.ts'
import type { Messages } from './messages.ts'
import { formatDay } from './time.ts'

/**
 * Sentences for staff when a command is refused: what happened, and what to do. They use the refusal's detail if present.
 * Visitors get other sentences, from `visitor-errors.ts`.
 */
export type ErrorMessage = string | ((detail: ErrorDetail) => string)

/** @returns the words for the state of a ticket or a counter that a refusal names. */
function stateWord(locale: Locale, { state }: ErrorDetail): string | undefined {
  const { ticketStates, counterStates } = common[locale]
  const words: Readonly<Record<string, string>> = { ...counterStates, ...ticketStates }
  return typeof state === 'string' ? words[state] : undefined
}

/** @returns the day whose tickets prevent the change, and their number: " (23 November: 35)". */
function ticketsOf(locale: Locale, { day, tickets }: ErrorDetail): string {
  if (typeof day !== 'string' || tickets === undefined) return ''
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  return ` (${formatDay(locale, date)}: ${tickets})`
}

export const errors: Messages<Readonly<Record<ErrorCode, ErrorMessage>>> = {
  kk: {
    BAD_MESSAGE: 'Сервер сұрауды түсінбеді. Әрекет орындалмады. Бетті жаңартыңыз',
    UNKNOWN_COMMAND: 'Серверге бұл әрекет таныс емес. Бетті жаңартыңыз',
    NOT_PERMITTED: 'Бұл әрекетке құқығыңыз жоқ. Басшыға жүгініңіз',
    FOREIGN_CENTRE: 'Бұл басқа орталыққа қатысты. Әрекет орындалмады',
    PROTOCOL_MISMATCH: 'Бағдарлама жаңартылды. Бет қайта ашылады',
    NOT_SIGNED_IN: 'Жүйеге кірмегенсіз. Қайта кіріңіз',
    NOT_CONNECTED: common.kk.notConnected,
    NO_ANSWER: 'Сервер жауап бермеді. Байланысты тексеріңіз',
    STORE_AWAY: 'Деректер қоймасы қолжетімсіз. Әрекет орындалмады. Сәл кейінірек қайталаңыз',
    STORE_FULL: 'Серверде бос орын қалмады. Әрекет орындалмады. Әкімшіге хабарлаңыз',
    STOPPING: 'Сервер тоқтатылуда. Әрекет орындалмады. Байланыс қалпына келгенше күтіңіз',
    INTERNAL: 'Серверде ақау болды. Әрекет орындалмады. Қайталанса, әкімшіге хабарлаңыз',
    EXPIRED: 'Әрекет тым кеш жетіп, орындалмады. Қайталаңыз',
    DAY_CHANGED: 'Жаңа жұмыс күні басталды. Қайталаңыз',
    REQUEST_ID_REUSED: 'Бұл сұрау бұрын басқа әрекетке жіберілген. Бетті жаңартыңыз',
    ILLEGAL_TRANSITION: detail => {
      const state = stateWord('kk', detail)
      return state ? `Қазіргі күйі: «${state}». Бұл әрекет мүмкін емес` : 'Бұл әрекет қазір мүмкін емес'
    },
    NO_SUCH_TICKET: 'Бүгін мұндай талон жоқ. Нөмірін тексеріңіз',
    QUEUE_EMPTY: common.kk.nobodyWaits,
    OTHER_TICKET: 'Терезеде қазір басқа талон. Әрекет орындалмады',
    TOO_SOON: 'Әлі ерте. Бірнеше секундтан кейін қайталаңыз',
    SAME_QUEUE: 'Талон осы қызметтің кезегінде тұр. Басқа қызметті таңдаңыз',
    QUEUE_OFF: 'Бұл қызмет орталықта өшірілген. Басқа қызметті таңдаңыз',
    CENTRE_FULL: 'Орталықтың кезегі толды. Жаңа талон берілмейді',
    QUEUE_FULL: 'Бұл қызметтің кезегі толды. Жаңа талон берілмейді',
    NO_CLAIM: 'Бұл талон бойынша кезектен тыс қызмет алу құқығы мәлімделмеген',
    ALREADY_FIRST: 'Бұл талон онсыз да кезектен тыс шақырылады',
    NO_RIGHT_HERE: 'Бұл санаттағы адамдар осы қызметті кезектен тыс ала алмайды',
    TOO_MANY_RESTORES: 'Бұл талонның кезегін бүгін енді қалпына келтіруге болмайды. Жаңа талон беріңіз',
    WAIT_OVER: 'Бұл күту аяқталған. Ештеңе өзгермеді',
    ALREADY_NOTED: 'Бұл туралы бұрын хабарланған. Ештеңе өзгермеді',
    STALE_RESULT: 'Басып шығарудың жаңарақ нәтижесі бар. Ештеңе өзгермеді',
    NOTHING_TO_UNDO: 'Кері қайтаратын әрекет жоқ: одан кейін талонмен басқа әрекет жасалды',
    UNDO_TOO_LATE: 'Әрекетті кері қайтару уақыты өтті',
    NOT_YOURS: 'Бұл әрекетті басқа қызметкер жасады. Оны тек сол қызметкер кері қайтара алады',
    NO_SUCH_PRINTER: 'Мұндай принтер орталықтың баптауларында жоқ',
    DAY_CLOSED: 'Бұл күн жабық. Жұмыс келесі күні жалғасады',
    SERVICE_CLOSED: ({ hours }) =>
      hours === undefined
        ? 'Бұл қызмет қазір көрсетілмейді'
        : `Бұл қызмет қазір көрсетілмейді. Қабылдау уақыты: ${hours}`,
    LAST_TICKET_PAST: 'Жабылғанға дейін қызмет көрсетіп үлгеру мүмкін емес. Талон берілмейді',
    KIOSK_LOCKED: 'Терминал уақытша жұмыс істемейді',
    NOT_OFFERED_HERE: 'Бұл терминал осы қызметке талон бермейді',
    NO_SUCH_COUNTER: 'Мұндай терезе жоқ. Тізімнен таңдаңыз',
    COUNTER_CLOSED: 'Терезе жабық. Алдымен терезені ашыңыз',
    COUNTER_PAUSED: 'Терезеде үзіліс. Алдымен терезені ашыңыз',
    COUNTER_BUSY: 'Терезеде келуші бар. Алдымен қабылдауды аяқтаңыз',
    COUNTER_OCCUPIED: ({ counter, name }) => {
      if (counter === undefined) return 'Бұл терезеде басқа қызметкер отыр'
      return name === undefined
        ? `${counter}-терезе бос емес. Алдымен сол терезені жабыңыз`
        : `${counter}-терезеде ${name} отыр`
    },
    COUNTER_NOT_YOURS: ({ name }) =>
      name === undefined
        ? 'Бұл терезе енді сіздікі емес. Қайта кіріңіз'
        : `Терезеңізді ${name} қабылдап алды`,
    SITS_ELSEWHERE: ({ counter }) =>
      counter === undefined
        ? 'Сіз басқа терезеде отырсыз. Алдымен сол терезені жабыңыз'
        : `Сіз ${counter}-терезеде отырсыз. Алдымен сол терезені жабыңыз`,
    QUEUES_FIXED: 'Бұл терезенің кезектерін тек басшы өзгерте алады',
    DAY_NOT_OVER: 'Күн әлі аяқталған жоқ. Оны тек басшы аяқтай алады',
    DAY_TOO_FAR: 'Күнді бір жылдан артық мерзімге белгілеуге болмайды. Басқа күнді таңдаңыз',
    TOO_MANY_DAYS: `Белгіленген ерекше күндер саны ${maxSetDays}-ге жетті. Алдымен қажет еместерін алып тастаңыз`,
    ALREADY_OPEN: 'Бұрын ашылған. Ештеңе өзгермеді',
    ALREADY_CLOSED: 'Бұл күн бұрын аяқталған. Ештеңе өзгермеді',
    DAY_OVER: 'Бұл күн өтіп кетті, оны қайта ашуға болмайды. Жаңа жұмыс күні басталды',
    DAY_NOT_ENDED: 'Күн аяқталған жоқ немесе оны басқа қызметкер қайта ашқан. Ештеңе өзгермеді',
    WAITING_CHANGED: ({ waiting }) =>
      waiting === undefined
        ? 'Кезектегілер саны өзгерді. Қайта растаңыз'
        : `Кезектегілер саны өзгерді, қазір: ${waiting}. Қайта растаңыз`,
    STALE_CATALOGUE: 'Каталогты басқа қызметкер өзгертті. Жаңасын ашып, өзгерісіңізді қайта енгізіңіз',
    STALE_SETTINGS: 'Баптауларды басқа қызметкер өзгертті. Жаңасын ашып, өзгерісіңізді қайта енгізіңіз',
    BAD_CATALOGUE: 'Каталогта қате бар, ол сақталмады. Түзетіп, қайта жіберіңіз',
    ITEM_CHANGED: 'Мұны басқа қызметкер өзгертіп қойған. Қай нұсқа қалатынын таңдаңыз',
    ...fileErrors.kk,
    BAD_SETTINGS: 'Баптауларда қате бар, олар сақталмады. Түзетіп, қайта жіберіңіз',
    DAY_IN_USE: detail =>
      `Жұмыс күнінің басын қазір жылжытуға болмайды: талон берілген${ticketsOf('kk', detail)}. Уақыт белдеуін немесе күннің басын сол күнгі алғашқы талонға дейін өзгертіңіз`,
    NO_SUCH_CENTRE: 'Мұндай орталық жоқ. Мекенжайды тексеріңіз',
    ...accessErrors.kk,
    ...voiceErrors.kk,
    ...reportErrors.kk,
  },
  ru: {
    BAD_MESSAGE: 'Сервер не понял запрос. Действие не выполнено. Обновите страницу',
    UNKNOWN_COMMAND: 'Сервер не знает такого действия. Обновите страницу',
    NOT_PERMITTED: 'У вас нет прав на это действие. Обратитесь к руководителю',
    FOREIGN_CENTRE: 'Это относится к другому центру. Действие не выполнено',
    PROTOCOL_MISMATCH: 'Программа обновлена. Страница откроется заново',
    NOT_SIGNED_IN: 'Вы не вошли в систему. Войдите снова',
    NOT_CONNECTED: common.ru.notConnected,
    NO_ANSWER: 'Сервер не ответил. Проверьте связь',
    STORE_AWAY: 'Хранилище данных недоступно. Действие не выполнено. Повторите немного позже',
    STORE_FULL: 'На сервере закончилось место. Действие не выполнено. Сообщите администратору',
    STOPPING: 'Сервер останавливается. Действие не выполнено. Дождитесь восстановления связи',
    INTERNAL: 'Ошибка на сервере. Действие не выполнено. Если повторится, сообщите администратору',
    EXPIRED: 'Команда пришла слишком поздно и не выполнена. Повторите',
    DAY_CHANGED: 'Начался новый рабочий день. Повторите',
    REQUEST_ID_REUSED: 'Этот запрос уже был отправлен для другого действия. Обновите страницу',
    ILLEGAL_TRANSITION: detail => {
      const state = stateWord('ru', detail)
      return state
        ? `Текущее состояние: «${state}». Это действие невозможно`
        : 'Это действие сейчас невозможно'
    },
    NO_SUCH_TICKET: 'Сегодня такого талона нет. Проверьте номер',
    QUEUE_EMPTY: common.ru.nobodyWaits,
    OTHER_TICKET: 'У окна сейчас другой талон. Действие не выполнено',
    TOO_SOON: 'Ещё рано. Повторите через несколько секунд',
    SAME_QUEUE: 'Талон уже в очереди этой услуги. Выберите другую услугу',
    QUEUE_OFF: 'Эта услуга в центре отключена. Выберите другую услугу',
    CENTRE_FULL: 'Очередь центра заполнена. Новые талоны не выдаются',
    QUEUE_FULL: 'Очередь этой услуги заполнена. Новые талоны не выдаются',
    NO_CLAIM: 'По этому талону право на обслуживание вне очереди не заявлено',
    ALREADY_FIRST: 'Этот талон и так будет вызван вне очереди',
    NO_RIGHT_HERE: 'Эта категория не даёт права на обслуживание вне очереди по этой услуге',
    TOO_MANY_RESTORES: 'Сегодня этот талон больше нельзя восстановить. Выдайте новый талон',
    WAIT_OVER: 'Это ожидание уже закончилось. Ничего не изменилось',
    ALREADY_NOTED: 'Об этом уже сообщалось. Ничего не изменилось',
    STALE_RESULT: 'Есть более новый результат печати. Ничего не изменилось',
    NOTHING_TO_UNDO: 'Отменять нечего: с талоном уже выполнено другое действие',
    UNDO_TOO_LATE: 'Время для отмены действия истекло',
    NOT_YOURS: 'Это действие выполнил другой сотрудник. Отменить его может только он',
    NO_SUCH_PRINTER: 'Такого принтера нет в настройках центра',
    DAY_CLOSED: 'Этот день закрыт. Работа продолжится на следующий день',
    SERVICE_CLOSED: ({ hours }) =>
      hours === undefined
        ? 'Эта услуга сейчас не оказывается'
        : `Эта услуга сейчас не оказывается. Часы приёма: ${hours}`,
    LAST_TICKET_PAST: 'До закрытия обслужить уже не успеют. Талон не выдаётся',
    KIOSK_LOCKED: 'Терминал временно не работает',
    NOT_OFFERED_HERE: 'Этот терминал не выдаёт талоны на эту услугу',
    NO_SUCH_COUNTER: 'Такого окна нет. Выберите из списка',
    COUNTER_CLOSED: 'Окно закрыто. Сначала откройте его',
    COUNTER_PAUSED: 'В окне перерыв. Сначала откройте окно',
    COUNTER_BUSY: 'У окна ещё посетитель. Сначала завершите приём',
    COUNTER_OCCUPIED: ({ counter, name }) => {
      if (counter === undefined) return 'За этим окном работает другой сотрудник'
      return name === undefined
        ? `Окно ${counter} занято. Сначала закройте его`
        : `За окном ${counter} работает ${name}`
    },
    COUNTER_NOT_YOURS: ({ name }) =>
      name === undefined ? 'Это окно больше не ваше. Войдите снова' : `Ваше окно занял(а) ${name}`,
    SITS_ELSEWHERE: ({ counter }) =>
      counter === undefined
        ? 'Вы уже за другим окном. Сначала закройте его'
        : `Вы уже за окном ${counter}. Сначала закройте его`,
    QUEUES_FIXED: 'Очереди этого окна может менять только руководитель',
    DAY_NOT_OVER: 'День ещё не закончился. Завершить его может только руководитель',
    DAY_TOO_FAR: 'День можно задать не дальше чем на год. Выберите другую дату',
    TOO_MANY_DAYS: `Уже задано ${maxSetDays} особых дней. Сначала снимите лишние`,
    ALREADY_OPEN: 'Уже открыто. Ничего не изменилось',
    ALREADY_CLOSED: 'Этот день уже завершён. Ничего не изменилось',
    DAY_OVER: 'Этот день прошёл, его уже нельзя открыть заново. Начался новый рабочий день',
    DAY_NOT_ENDED: 'День не завершён или его уже открыл заново другой сотрудник. Ничего не изменилось',
    WAITING_CHANGED: ({ waiting }) =>
      waiting === undefined
        ? 'Число ожидающих изменилось. Подтвердите ещё раз'
        : `Число ожидающих изменилось, сейчас: ${waiting}. Подтвердите ещё раз`,
    STALE_CATALOGUE: 'Каталог уже изменил другой сотрудник. Откройте новый и внесите изменение снова',
    STALE_SETTINGS: 'Настройки уже изменил другой сотрудник. Откройте новые и внесите изменение снова',
    BAD_CATALOGUE: 'В каталоге ошибка, он не сохранён. Исправьте и отправьте снова',
    ITEM_CHANGED: 'Это уже изменил другой сотрудник. Выберите, какую версию оставить',
    ...fileErrors.ru,
    BAD_SETTINGS: 'В настройках ошибка, они не сохранены. Исправьте и отправьте снова',
    DAY_IN_USE: detail =>
      `Сейчас начало рабочего дня сдвинуть нельзя: талоны уже выданы${ticketsOf('ru', detail)}. Меняйте часовой пояс или начало дня до первого талона за этот день`,
    NO_SUCH_CENTRE: 'Такого центра нет. Проверьте адрес',
    ...accessErrors.ru,
    ...voiceErrors.ru,
    ...reportErrors.ru,
  },
  en: {
    BAD_MESSAGE: 'The server did not understand the request. Nothing was done. Reload the page',
    UNKNOWN_COMMAND: 'The server does not know this action. Reload the page',
    NOT_PERMITTED: 'You do not have permission to do this. Ask the manager',
    FOREIGN_CENTRE: 'This belongs to another centre. Nothing was done',
    PROTOCOL_MISMATCH: 'The program has been updated. The page will reload',
    NOT_SIGNED_IN: 'You are not signed in. Sign in again',
    NOT_CONNECTED: common.en.notConnected,
    NO_ANSWER: 'The server did not answer. Check the connection',
    STORE_AWAY: 'The data store cannot be reached. Nothing was done. Try again in a moment',
    STORE_FULL: 'The server is out of space. Nothing was done. Tell the administrator',
    STOPPING: 'The server is shutting down. Nothing was done. Wait until it is back',
    INTERNAL:
      'Something went wrong on the server. Nothing was done. If it happens again, tell the administrator',
    EXPIRED: 'The action arrived too late and was not carried out. Try again',
    DAY_CHANGED: 'A new working day has begun. Try again',
    REQUEST_ID_REUSED: 'This request was already used for another action. Reload the page',
    ILLEGAL_TRANSITION: detail => {
      const state = stateWord('en', detail)
      return state ? `Current state: ${state}. This cannot be done now` : 'This cannot be done now'
    },
    NO_SUCH_TICKET: 'There is no such ticket today. Check the number',
    QUEUE_EMPTY: common.en.nobodyWaits,
    OTHER_TICKET: 'There is another ticket at the window now. Nothing was done',
    TOO_SOON: 'Too soon. Try again in a few seconds',
    SAME_QUEUE: 'The ticket is already in the queue of this service. Choose another service',
    QUEUE_OFF: 'This service is turned off at this centre. Choose another service',
    CENTRE_FULL: 'The queue of the centre is full. No new tickets are issued',
    QUEUE_FULL: 'The queue of this service is full. No new tickets are issued',
    NO_CLAIM: 'No entitlement to be served out of turn was claimed on this ticket',
    ALREADY_FIRST: 'This ticket will already be called out of turn',
    NO_RIGHT_HERE: 'This entitlement does not apply to this service',
    TOO_MANY_RESTORES: 'This ticket cannot be restored to the queue again today. Issue a new ticket',
    WAIT_OVER: 'This wait is already over. Nothing changed',
    ALREADY_NOTED: 'This has already been reported. Nothing changed',
    STALE_RESULT: 'There is a more recent printing result. Nothing changed',
    NOTHING_TO_UNDO: 'Nothing to undo: something else has been done with the ticket since',
    UNDO_TOO_LATE: 'It is too late to undo this',
    NOT_YOURS: 'A colleague did this. Only they can undo it',
    NO_SUCH_PRINTER: 'There is no such printer in the centre settings',
    DAY_CLOSED: 'This day is closed. Work continues the next day',
    SERVICE_CLOSED: ({ hours }) =>
      hours === undefined ? 'Not available now' : `Not available now. Hours: ${hours}`,
    LAST_TICKET_PAST: 'There is no time left to serve anyone else before closing. No ticket is issued',
    KIOSK_LOCKED: 'This kiosk is out of service for now',
    NOT_OFFERED_HERE: 'This kiosk gives no tickets for this service',
    NO_SUCH_COUNTER: 'There is no such window. Choose one from the list',
    COUNTER_CLOSED: 'The window is closed. Open it first',
    COUNTER_PAUSED: 'This window is on a break. Open it first',
    COUNTER_BUSY: 'A visitor is still at the window. Finish serving them first',
    COUNTER_OCCUPIED: ({ counter, name }) => {
      if (counter === undefined) return 'A colleague is at this window'
      return name === undefined
        ? `Window ${counter} is in use. Close it first`
        : `${name} is at window ${counter}`
    },
    COUNTER_NOT_YOURS: ({ name }) =>
      name === undefined
        ? 'This window is no longer yours. Sign in again'
        : `${name} has taken over your window`,
    SITS_ELSEWHERE: ({ counter }) =>
      counter === undefined
        ? 'You are already at another window. Close it first'
        : `You are already at window ${counter}. Close it first`,
    QUEUES_FIXED: 'Only the manager can change the queues of this window',
    DAY_NOT_OVER: 'The day is not over yet. Only the manager can end it',
    DAY_TOO_FAR: 'A day can be set no more than a year ahead. Choose another date',
    TOO_MANY_DAYS: `${maxSetDays} special days have already been set. Remove some of them first`,
    ALREADY_OPEN: 'Already open. Nothing changed',
    ALREADY_CLOSED: 'This day has already been ended. Nothing changed',
    DAY_OVER: 'This day is over and can no longer be opened again. A new working day has begun',
    DAY_NOT_ENDED: 'The day has not been ended, or a colleague has already opened it again. Nothing changed',
    WAITING_CHANGED: ({ waiting }) =>
      waiting === undefined
        ? 'The number of people waiting has changed. Confirm again'
        : `The number of people waiting has changed; it is now ${waiting}. Confirm again`,
    STALE_CATALOGUE: 'Somebody else has changed the catalogue. Open the new one and make your change again',
    STALE_SETTINGS:
      'A colleague has changed the settings. Open the latest version and make your change again',
    BAD_CATALOGUE: 'There is a mistake in the catalogue, so it was not saved. Correct it and save again',
    ITEM_CHANGED: 'A colleague has changed this already. Choose which version to keep',
    ...fileErrors.en,
    BAD_SETTINGS: 'There is a mistake in the settings, so they were not saved. Correct it and save again',
    DAY_IN_USE: detail =>
      `The start of the working day cannot be moved now: tickets have been issued${ticketsOf('en', detail)}. Change the time zone or the start of the day before the first ticket of that day is issued`,
    NO_SUCH_CENTRE: 'There is no such centre. Check the address',
    ...accessErrors.en,
    ...voiceErrors.en,
    ...reportErrors.en,
  },
}

/** @returns the sentence of a refusal for staff. */
export function errorMessage(locale: Locale, { code, detail = {} }: Refusal): string {
  const message = errors[locale][code]
  return typeof message === 'string' ? message : message(detail)
}
