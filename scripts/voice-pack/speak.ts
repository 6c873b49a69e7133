import { execFileSync } from 'node:child_process'
import type { Locale } from '../../shared/domain/locale.ts'
import { readWav, type Wav } from '../../shared/speech/wav.ts'

const voices: Record<Locale, string> = { kk: 'kk', ru: 'ru', en: 'en-gb' }
/** Words a minute: a hall echoes, and its 175 are for reading aloud to oneself. */
const speed = 140

/** @returns what eSpeak NG says. @param words words alone: digits and foreign letters are read in another language */
export function speak(program: string, language: Locale, words: string): Wav {
  const args = ['-v', voices[language], '-s', String(speed), '-z', '-b', '1', '--stdout', words]
  const wav = readWav(execFileSync(program, args, { maxBuffer: 8 * 1024 * 1024 }))
  if (typeof wav === 'string') throw new Error(`espeak-ng said "${words}" as no WAV: ${wav}`)
  return wav
}
