import type { ErrorCode, ErrorDetail } from '../../contract/errors.ts'
import type { Locale } from '../../domain/locale.ts'
import type { ErrorMessage } from './errors.ts'
import type { Messages } from './messages.ts'
import { type PluralForms, plural } from './numbers.ts'

type AccessError = Extract<
  ErrorCode,
  | 'BAD_SIGN_IN'
  | 'SIGN_IN_SLOWED'
  | 'PASSWORD_SHORT'
  | 'PASSWORD_LONG'
  | 'PASSWORD_COMMON'
  | 'PASSWORD_SAME'
  | 'PASSWORD_WRONG'
  | 'MUST_CHANGE_PASSWORD'
  | 'LOGIN_TAKEN'
  | 'NO_SUCH_PERSON'
  | 'PERSON_CHANGED'
  | 'LAST_ADMINISTRATOR'
  | 'PROVIDER_AWAY'
  | 'PROVIDER_REFUSED'
  | 'NOT_AMONG_US'
  | 'NOT_PAIRED'
  | 'DEVICE_LOCKED'
  | 'DEVICE_REVOKED'
  | 'DEVICE_ELSEWHERE'
  | 'NO_SUCH_DEVICE'
  | 'PLACE_TAKEN'
  | 'BAD_CODE'
  | 'CODE_LOCKED'
  | 'CODE_TAKEN'
  | 'CODE_EXPIRED'
  | 'CODE_FOR_ANOTHER_KIND'
  | 'TOO_MANY'
  | 'TOO_LARGE'
  | 'FOREIGN_ORIGIN'
>

const minuteForms: Readonly<Record<Locale, PluralForms>> = {
  kk: { many: 'минут' },
  // After «через»: the accusative.
  ru: { one: 'минуту', few: 'минуты', many: 'минут' },
  en: { one: 'minute', many: 'minutes' },
}

/** @returns the minutes, rounded up, until a retry is allowed; undefined if the refusal does not say. */
function wait(locale: Locale, { seconds }: ErrorDetail): string | undefined {
  if (typeof seconds !== 'number') return undefined
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return `${minutes} ${plural(locale, minutes, minuteForms[locale])}`
}

/** @returns a sentence that says when to retry. */
function later(locale: Locale, first: string, again: (wait: string) => string, soon: string) {
  return (detail: ErrorDetail) => {
    const duration = wait(locale, detail)
    return `${first}. ${duration ? again(duration) : soon}`
  }
}

/** Sentences of refusals about sign-in, people, devices and rate limits. */
export const accessErrors: Messages<Readonly<Record<AccessError, ErrorMessage>>> = {
  kk: {
    BAD_SIGN_IN: 'Логин немесе құпиясөз қате',
    SIGN_IN_SLOWED: later(
      'kk',
      'Қате әрекет тым көп болды',
      duration => `${duration} өткен соң қайталаңыз`,
      'Біраздан кейін қайталаңыз',
    ),
    PASSWORD_SHORT: 'Құпиясөз кемінде 12 таңбадан тұруы керек',
    PASSWORD_LONG: 'Құпиясөз 128 таңбадан аспауы керек',
    PASSWORD_COMMON: 'Бұл құпиясөз тым көп қолданылады. Басқасын таңдаңыз',
    PASSWORD_SAME: 'Жаңа құпиясөз бұрынғысынан өзгеше болуы керек',
    PASSWORD_WRONG: 'Қазіргі құпиясөз қате',
    MUST_CHANGE_PASSWORD: 'Алдымен жаңа құпиясөз ойлап тауып, енгізіңіз',
    LOGIN_TAKEN: 'Бұл логинді басқа қызметкер пайдаланады. Басқасын таңдаңыз',
    NO_SUCH_PERSON: 'Мұндай қызметкер жоқ. Бетті жаңартыңыз',
    PERSON_CHANGED: 'Бұл жазбаны басқа біреу өзгертті. Бетті жаңартып, қайталаңыз',
    LAST_ADMINISTRATOR: 'Бұл — соңғы әкімші. Алдымен басқа әкімші тағайындаңыз',
    PROVIDER_AWAY: 'Ұйымның кіру қызметі жауап бермейді. Кейінірек қайталаңыз немесе құпиясөзбен кіріңіз',
    PROVIDER_REFUSED: 'Ұйымның кіру қызметі арқылы кіру аяқталмады. Қайталап көріңіз',
    NOT_AMONG_US: 'Сіз бұл жүйеде тіркелмегенсіз. Әкімшіге жүгініңіз',
    NOT_PAIRED: 'Құрылғы жүйеге қосылмаған. Басшы оны код арқылы қосуы керек',
    DEVICE_LOCKED: 'Құрылғыны басшы бұғаттады',
    DEVICE_REVOKED: 'Құрылғы жүйеден ажыратылды. Оны қайта қосу керек',
    DEVICE_ELSEWHERE: 'Бұл құрылғының кілті басқа жерде қолданылуда. Басшыға хабарлаңыз',
    NO_SUCH_DEVICE: 'Мұндай құрылғы жоқ. Бетті жаңартыңыз',
    PLACE_TAKEN:
      'Бұл орында басқа құрылғы қосулы тұр. Оны өшіріп, кодты қайта енгізіңіз немесе басқа орынды таңдаңыз',
    BAD_CODE: 'Мұндай код жоқ немесе оның мерзімі өтті. Құрылғының экранындағы кодты тексеріңіз',
    CODE_LOCKED: later(
      'kk',
      'Қате код тым көп енгізілді',
      duration => `${duration} өткен соң қайталаңыз`,
      'Біраздан кейін қайталаңыз',
    ),
    CODE_TAKEN: 'Бұл код бос емес. Жаңа код алыңыз',
    CODE_EXPIRED: 'Кодтың мерзімі өтті. Жаңа код алыңыз',
    CODE_FOR_ANOTHER_KIND: 'Бұл код басқа түрдегі құрылғыдан алынған. Құрылғының түрін тексеріңіз',
    TOO_MANY: later(
      'kk',
      'Сұраулар тым жиі жіберілді, бұл әрекет орындалмады',
      duration => `${duration} өткен соң қайталаңыз`,
      'Біраздан кейін қайталаңыз',
    ),
    TOO_LARGE: 'Жіберілген дерек тым үлкен. Әрекет орындалмады',
    FOREIGN_ORIGIN: 'Сұрау бөгде беттен келді. Әрекет орындалмады',
  },
  ru: {
    BAD_SIGN_IN: 'Неверный логин или пароль',
    SIGN_IN_SLOWED: later(
      'ru',
      'Слишком много неверных попыток',
      duration => `Повторите через ${duration}`,
      'Повторите позже',
    ),
    PASSWORD_SHORT: 'В пароле должно быть не меньше 12 знаков',
    PASSWORD_LONG: 'В пароле должно быть не больше 128 знаков',
    PASSWORD_COMMON: 'Этот пароль слишком распространён. Выберите другой',
    PASSWORD_SAME: 'Новый пароль должен отличаться от прежнего',
    PASSWORD_WRONG: 'Текущий пароль неверен',
    MUST_CHANGE_PASSWORD: 'Сначала задайте свой пароль',
    LOGIN_TAKEN: 'Этот логин занят другим сотрудником. Выберите другой',
    NO_SUCH_PERSON: 'Такого сотрудника нет. Обновите страницу',
    PERSON_CHANGED: 'Эту запись изменил кто-то другой. Обновите страницу и повторите',
    LAST_ADMINISTRATOR: 'Это последний администратор. Сначала назначьте другого',
    PROVIDER_AWAY: 'Служба входа организации не отвечает. Повторите позже или войдите по паролю',
    PROVIDER_REFUSED: 'Вход через службу организации не завершён. Попробуйте ещё раз',
    NOT_AMONG_US: 'Вы не зарегистрированы в этой системе. Обратитесь к администратору',
    NOT_PAIRED: 'Устройство не подключено к системе. Руководитель должен подключить его по коду',
    DEVICE_LOCKED: 'Устройство заблокировал руководитель',
    DEVICE_REVOKED: 'Устройство отключено от системы. Его нужно подключить заново',
    DEVICE_ELSEWHERE: 'Ключ этого устройства используется в другом месте. Сообщите руководителю',
    NO_SUCH_DEVICE: 'Такого устройства нет. Обновите страницу',
    PLACE_TAKEN:
      'На этом месте сейчас подключено другое устройство. Выключите его и введите код снова или выберите другое место',
    BAD_CODE: 'Такого кода нет, или его срок истёк. Проверьте код на экране устройства',
    CODE_LOCKED: later(
      'ru',
      'Слишком много неверных кодов',
      duration => `Повторите через ${duration}`,
      'Повторите позже',
    ),
    CODE_TAKEN: 'Этот код занят. Получите новый',
    CODE_EXPIRED: 'Срок кода истёк. Получите новый код',
    CODE_FOR_ANOTHER_KIND: 'Этот код показало устройство другого вида. Проверьте вид устройства',
    TOO_MANY: later(
      'ru',
      'Слишком много запросов, этот не выполнен',
      duration => `Повторите через ${duration}`,
      'Повторите чуть позже',
    ),
    TOO_LARGE: 'Отправлено слишком много данных. Действие не выполнено',
    FOREIGN_ORIGIN: 'Запрос пришёл с посторонней страницы. Действие не выполнено',
  },
  en: {
    BAD_SIGN_IN: 'Wrong user name or password',
    SIGN_IN_SLOWED: later(
      'en',
      'Too many failed attempts',
      duration => `Try again in ${duration}`,
      'Try again later',
    ),
    PASSWORD_SHORT: 'A password must have at least 12 characters',
    PASSWORD_LONG: 'A password can have at most 128 characters',
    PASSWORD_COMMON: 'This password is too common. Choose another',
    PASSWORD_SAME: 'The new password must be different from the current one',
    PASSWORD_WRONG: 'The current password is wrong',
    MUST_CHANGE_PASSWORD: 'Set your own password first',
    LOGIN_TAKEN: 'This user name is taken. Choose another',
    NO_SUCH_PERSON: 'There is no such person. Reload the page',
    PERSON_CHANGED: 'A colleague has changed this entry. Reload the page and try again',
    LAST_ADMINISTRATOR: 'This is the last administrator. Appoint another one first',
    PROVIDER_AWAY:
      "The organisation's sign-in service is not responding. Try again later, or sign in with a password",
    PROVIDER_REFUSED: 'Signing in through the organisation was not completed. Try again',
    NOT_AMONG_US: 'You are not registered in this system. Ask an administrator',
    NOT_PAIRED: 'This device is not connected to the system. A manager must connect it with its code',
    DEVICE_LOCKED: 'The manager has locked this device',
    DEVICE_REVOKED: 'This device was disconnected from the system. It has to be connected again',
    DEVICE_ELSEWHERE: "This device's key is being used somewhere else. Tell the manager",
    NO_SUCH_DEVICE: 'There is no such device. Reload the page',
    PLACE_TAKEN:
      'Another device is connected under this name. Turn it off and enter the code again, or choose another name',
    BAD_CODE: 'There is no such code, or it has expired. Check the code on the screen of the device',
    CODE_LOCKED: later(
      'en',
      'Too many wrong codes',
      duration => `Try again in ${duration}`,
      'Try again later',
    ),
    CODE_TAKEN: 'This code has already been used. Get a new one',
    CODE_EXPIRED: 'The code has expired. Get a new one',
    CODE_FOR_ANOTHER_KIND: 'This code comes from another kind of device. Check the kind',
    TOO_MANY: later(
      'en',
      'Too many requests; this one was not carried out',
      duration => `Try again in ${duration}`,
      'Try again a little later',
    ),
    TOO_LARGE: 'Too much data was sent. Nothing was done',
    FOREIGN_ORIGIN: 'The request came from another website. Nothing was done',
  },
}
