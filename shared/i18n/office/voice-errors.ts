import type { ErrorCode } from '../../contract/errors.ts'
import type { RecordingProblem } from '../../speech/recording.ts'
import type { ErrorMessage } from '../common/errors.ts'
import type { Messages } from '../common/messages.ts'
import { problemSentence } from '../common/problem-sentence.ts'

/** Sentences of refused recordings: the problem, and what to do. */
export const recordingProblems: Messages<Readonly<Record<RecordingProblem, string>>> = {
  kk: {
    'not-wav': 'Бұл дыбыс файлы емес. Басқа файлды таңдаңыз',
    'not-pcm': 'Дыбыс файлының пішімі сәйкес емес. Басқа файлды таңдаңыз',
    'not-mono': 'Дыбыс бір арналы болуы керек. Басқа файлды таңдаңыз',
    'cut-off': 'Дыбыс файлы толық емес. Файлды қайта жүктеңіз',
    'bad-rate': 'Дыбыстың дискреттеу жиілігі сәйкес емес. Басқа файлды таңдаңыз',
    'too-short': 'Жазба тым қысқа. Қайта жазыңыз',
    'too-long': 'Жазба 6 секундтан ұзақ. Қысқарақ етіп жазыңыз',
    silent: 'Жазбада дауыс естілмейді. Микрофонды тексеріп, қайта жазыңыз',
  },
  ru: {
    'not-wav': 'Это не звуковой файл. Выберите другой файл',
    'not-pcm': 'Формат звукового файла не подходит. Выберите другой файл',
    'not-mono': 'Звук должен быть одноканальным. Выберите другой файл',
    'cut-off': 'Звуковой файл неполный. Загрузите его ещё раз',
    'bad-rate': 'Частота дискретизации звука не подходит. Выберите другой файл',
    'too-short': 'Запись слишком короткая. Запишите ещё раз',
    'too-long': 'Запись длиннее 6 секунд. Запишите короче',
    silent: 'В записи не слышно голоса. Проверьте микрофон и запишите ещё раз',
  },
  en: {
    'not-wav': 'This is not a sound file. Choose another file',
    'not-pcm': 'This sound file format is not supported. Choose another file',
    'not-mono': 'The sound must be mono. Choose another file',
    'cut-off': 'The sound file is incomplete. Upload it again',
    'bad-rate': 'The sampling rate of the sound is not supported. Choose another file',
    'too-short': 'The recording is too short. Record it again',
    'too-long': 'The recording is longer than 6 seconds. Make it shorter',
    silent: 'No voice can be heard in the recording. Check the microphone and record it again',
  },
}

/** Sentences for staff when a change of the centre's own voice is refused. */
export const voiceErrors: Messages<
  Readonly<Record<Extract<ErrorCode, 'NO_SUCH_CLIP' | 'BAD_CLIP'>, ErrorMessage>>
> = {
  kk: {
    NO_SUCH_CLIP: 'Мұндай жазба жоқ. Бетті жаңартыңыз',
    BAD_CLIP: problemSentence(recordingProblems.kk, 'Жазба жарамсыз, ол сақталмады. Қайта жазыңыз'),
  },
  ru: {
    NO_SUCH_CLIP: 'Такой записи нет. Обновите страницу',
    BAD_CLIP: problemSentence(recordingProblems.ru, 'Запись не подходит и не сохранена. Запишите ещё раз'),
  },
  en: {
    NO_SUCH_CLIP: 'There is no such recording. Reload the page',
    BAD_CLIP: problemSentence(
      recordingProblems.en,
      'The recording cannot be used and was not saved. Record it again',
    ),
  },
}
