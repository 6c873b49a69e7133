import { execFileSync } from 'node:child_process'
import type { Locale } from '../../shared/domain/locale.ts'
import { readWav, type Wav } from '../../shared/speech/wav.ts'

const voices: Record<Locale, string> = { kk: 'kk', ru: 'ru', en: 'en-gb' }
/** Words per minute. The engine's 175 are for personal reading; halls echo. */
const speed = 140

/** Speaks by eSpeak NG. @param words words only: digits and foreign letters would be read in another language */
export function speak(program: string, language: Locale, words: string): Wav {
  const args = ['-v', voices[language], '-s', String(speed), '-z', '-b', '1', '--stdout', words]
  const wav = readWav(execFileSync(program, args, { maxBuffer: 8 * 1024 * 1024 }))
  if (typeof wav === 'string') throw new Error(`espeak-ng did not return a WAV for "${words}": ${wav}`)
  return wav
}
