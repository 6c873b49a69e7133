import { readdirSync, readFileSync } from 'node:fs'
import type { Logger } from 'pino'
import { type VoicePack, voicePackSchema } from '../../shared/contract/voice-pack.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { clipIds } from '../../shared/speech/clips.ts'

/** The folder of the default packs, with one folder per language. */
export const packsFolder = new URL('../../voice/', import.meta.url)

export type Packs = Readonly<Record<Locale, VoicePack>>

/** Missing clips that a log line names; more would hide the sentence. */
const maxNamed = 10

/**
 * Reads the default packs with the clips that exist. People may edit packs by hand: the log names what is wrong, and the hall works with
 * the chime and the clips that exist.
 */
export function readPacks(log: Pick<Logger, 'error'>, folder = packsFolder): Packs {
  const read = (language: Locale) => [language, readPack(language, new URL(`${language}/`, folder), log)]
  return Object.fromEntries(locales.map(read)) as Packs
}

function readPack(language: Locale, folder: URL, log: Pick<Logger, 'error'>): VoicePack {
  const name = `voice/${language}`
  try {
    const pack = voicePackSchema.parse(JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')))
    if (pack.language !== language) throw new Error(`it is a pack of ${pack.language}`)
    const files = new Set(readdirSync(folder))
    const clips = Object.entries(pack.clips).filter(([, { file }]) => files.has(file))
    const existing = new Set(clips.map(([id]) => id))
    const lacking = clipIds(language).filter(id => !existing.has(id))
    if (lacking.length > 0) {
      const named = lacking.slice(0, maxNamed).join(', ')
      const more = lacking.length > maxNamed ? ' and others' : ''
      log.error(
        `The voice pack ${name} lacks ${lacking.length} clips; calls are spoken without them: ${named}${more}`,
      )
    }
    return { ...pack, clips: Object.fromEntries(clips) }
  } catch (error) {
    log.error({ error }, `The voice pack ${name} can't be read; its calls are announced by the chime alone`)
    return { language, rate: 24_000, gaps: { word: 0, comma: 0, stop: 0 }, clips: {} }
  }
}
