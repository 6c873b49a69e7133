import type { CatalogueProblem } from '../../catalogue/problems.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from '../common/messages.ts'

type Sentence = string | ((limit: number) => string)

/** What is wrong with a field of the catalogue, said beside it. */
const problems: Messages<Readonly<Record<CatalogueProblem, Sentence>>> = {
  kk: {
    missing: 'Осы жерді толтырыңыз',
    empty: 'Осы жерді толтырыңыз',
    'too-long': limit => `Тым ұзын: ең көбі ${limit} таңба болуы керек`,
    'too-small': limit => `Сан тым аз: кемінде ${limit} болуы керек`,
    'too-large': limit => `Сан тым үлкен: ең көбі ${limit} болуы керек`,
    'too-few': 'Кемінде біреуін қосыңыз немесе таңдаңыз',
    'too-many': limit => `Тым көп: ең көбі ${limit} болуы керек`,
    'not-a-number': 'Бүтін сан жазыңыз',
    'bad-id': 'Латынның кіші әріптерін, цифрларды және дефисті ғана қолданыңыз',
    'bad-time': 'Уақытты 09:00 түрінде жазыңыз',
    'bad-address': 'Толық мекенжай жазыңыз: https:// деп басталуы керек',
    'bad-choice': 'Тізімнен таңдаңыз',
    'unknown-field': 'Бағдарламаның осы нұсқасы білмейтін өріс бар',
    'bad-hours': 'Уақыттар қабаттаспауы, аяқталуы басталуынан кейін болуы керек',
    'no-queue': 'Бұл үшін бірде-бір кезек жоқ. Кемінде бір мақсат таңдаңыз',
    twice: 'Мұндай жазба бар. Басқасын таңдаңыз',
    unknown: 'Каталогта мұндай жазба жоқ',
    'in-use': 'Өшіруге болмайды: пайдаланылып тұр',
    'id-fixed': 'Белгісін өзгертуге болмайды',
    'centre-missing': 'Файлда жұмыс істеп тұрған орталық жоқ',
    'file-missing': 'Бұл файл сақталмаған. Алдымен оны жүктеңіз',
    'not-json': 'Файл толық емес немесе бүлінген. Толық файлды таңдаңыз',
    other: 'Мәнін тексеріңіз',
  },
  ru: {
    missing: 'Заполните это поле',
    empty: 'Заполните это поле',
    'too-long': limit => `Слишком длинно: не больше ${limit} знаков`,
    'too-small': limit => `Слишком мало: число должно быть не меньше ${limit}`,
    'too-large': limit => `Слишком много: число должно быть не больше ${limit}`,
    'too-few': 'Добавьте или выберите хотя бы одно',
    'too-many': limit => `Слишком много: не больше ${limit}`,
    'not-a-number': 'Введите целое число',
    'bad-id': 'Только строчные латинские буквы, цифры и дефис',
    'bad-time': 'Введите время в виде 09:00',
    'bad-address': 'Введите полный адрес, который начинается с https://',
    'bad-choice': 'Выберите из списка',
    'unknown-field': 'Есть поле, которого эта версия программы не знает',
    'bad-hours': 'Часы не должны пересекаться, конец должен быть позже начала',
    'no-queue': 'Для этого нет ни одной очереди. Выберите хотя бы одну цель',
    twice: 'Такая запись уже есть. Выберите другое',
    unknown: 'В каталоге такой записи нет',
    'in-use': 'Удалить нельзя: запись используется',
    'id-fixed': 'Обозначение изменить нельзя',
    'centre-missing': 'В файле нет центра, который работает',
    'file-missing': 'Этого файла нет на сервере. Сначала загрузите его',
    'not-json': 'Файл неполный или повреждён. Выберите целый файл',
    other: 'Проверьте значение',
  },
  en: {
    missing: 'Fill in this field',
    empty: 'Fill in this field',
    'too-long': limit => `Too long: at most ${limit} characters`,
    'too-small': limit => `Too small: the number must be at least ${limit}`,
    'too-large': limit => `Too large: the number must be at most ${limit}`,
    'too-few': 'Add or choose at least one',
    'too-many': limit => `Too many: at most ${limit}`,
    'not-a-number': 'Enter a whole number',
    'bad-id': 'Only lower-case Latin letters, digits and hyphens',
    'bad-time': 'Enter a time such as 09:00',
    'bad-address': 'Enter a whole address that begins with https://',
    'bad-choice': 'Choose from the list',
    'unknown-field': 'There is a field that this version of the program does not know',
    'bad-hours': 'Hours must not overlap, and must end after they begin',
    'no-queue': 'There is no queue for this. Choose at least one purpose',
    twice: 'This entry exists already. Choose another',
    unknown: 'The catalogue does not have this entry',
    'in-use': 'It cannot be removed: it is in use',
    'id-fixed': 'Its id cannot be changed',
    'centre-missing': 'The file lacks a centre that has a hall',
    'file-missing': 'This file is not on the server. Upload it first',
    'not-json': 'The file is cut short or damaged. Choose a whole file',
    other: 'Check this value',
  },
}

/** @returns the sentence for a problem that the server named. @param limit the number that was passed, if it is one */
export function problemWords(locale: Locale, problem: string, limit?: number): string {
  const sentences: Readonly<Partial<Record<string, Sentence>>> = problems[locale]
  const sentence = sentences[problem] ?? problems[locale].other
  return typeof sentence === 'string' ? sentence : sentence(limit ?? 0)
}
