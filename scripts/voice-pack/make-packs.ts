import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VoicePack } from '../../shared/contract/voice-pack.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { clipIds, clipSound, clipText } from '../../shared/speech/clips.ts'
import { levelLoudness, trimSilence } from '../../shared/speech/sound.ts'
import { encode } from './encode.ts'
import { speak } from './speak.ts'

/** Paths of the programs to run. */
export interface Programs {
  speak: string
  encode: string
}

/** Milliseconds of silence after a word, a comma and a sentence. The clips begin and end with the sound itself. */
const gaps = { word: 60, comma: 220, stop: 420 }

/**
 * Makes the pack of every language, replacing what was there. The same programs make the same files, byte for byte.
 *
 * @param folder the folder of the packs, one below it per language
 * @param say called with a line per pack
 */
export function makePacks(programs: Programs, folder: string, say: (line: string) => void): void {
  for (const language of locales) {
    const into = join(folder, language)
    rmSync(into, { recursive: true, force: true })
    mkdirSync(into, { recursive: true })
    const { clips, bytes } = makePack(programs, language, into)
    say(`${into}: ${clips} clips, ${Math.round(bytes / 1024)} KiB`)
  }
}

function makePack(programs: Programs, language: Locale, into: string): { clips: number; bytes: number } {
  const clips: VoicePack['clips'] = {}
  let bytes = 0
  let rate = 0
  for (const id of clipIds(language)) {
    const spoken = speak(programs.speak, language, clipSound(language, id))
    rate = spoken.rate
    const samples = levelLoudness(trimSilence(spoken.samples, rate), rate)
    const opus = encode(programs.encode, { rate, samples })
    bytes += opus.length
    // The name contains the content's hash, so that screens may cache it for good.
    const file = `${id}.${createHash('sha256').update(opus).digest('hex').slice(0, 8)}.opus`
    writeFileSync(join(into, file), opus)
    clips[id] = { file, text: clipText(language, id), ms: Math.round((samples.length / rate) * 1000) }
  }
  const pack: VoicePack = { language, rate, gaps, clips }
  writeFileSync(join(into, 'manifest.json'), `${JSON.stringify(pack, null, 1)}\n`)
  return { clips: Object.keys(clips).length, bytes }
}
