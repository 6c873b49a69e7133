import { readFileSync } from 'node:fs'
import { queues, servicesById } from '../../shared/catalogue/catalogue.ts'
import { letterOf } from '../../shared/catalogue/effective.ts'
import { type VoiceClips, type VoicePack, voicePackSchema } from '../../shared/contract/voice-pack.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { ClipId } from '../../shared/speech/clips.ts'
import { neededClips } from '../../shared/speech/phrase.ts'
import { type Language, languages } from '../../shared/speech/words.ts'

/** Where the default packs are, a folder a language. */
export const packsFolder = new URL('../../voice/', import.meta.url)

export type Packs = Readonly<Record<Language, VoicePack>>

/** How long each of a centre's own clips is, ms. */
export type OwnClips = ReadonlyMap<ClipId, number>

/** @returns the default packs. @throws when one is not there, or is none. */
export function readPacks(): Packs {
  const read = (language: Language) => {
    const text = readFileSync(new URL(`${language}/manifest.json`, packsFolder), 'utf8')
    return [language, voicePackSchema.parse(JSON.parse(text))] as const
  }
  return Object.fromEntries(languages.map(read)) as Record<Language, VoicePack>
}

/**
 * @returns the pack that a centre's hall speaks with, files as seen from its own manifest: the centre's clips once it has all
 * that its hall needs, else none of them: no call is said by two voices. A letter or window of before a change of the
 * settings is still said, by the default voice.
 */
export function packOf(pack: VoicePack, settings: CentreSettings, own: OwnClips): VoicePack {
  const isOwn = isComplete(pack.language, settings, own)
  const clips = Object.entries(pack.clips).map(([id, { file, text, ms }]) => {
    const ownMs = isOwn ? own.get(id) : undefined
    return [
      id,
      ownMs === undefined
        ? { file: addressOf(pack.language, file), text, ms }
        : { file: `clips/${id}`, text, ms: ownMs },
    ]
  })
  return { ...pack, clips: Object.fromEntries(clips) }
}

/** @returns every clip of a language, and what the centre has of it. */
export function listClips(pack: VoicePack, settings: CentreSettings, own: OwnClips): VoiceClips {
  const needed = new Set(neededOf(pack.language, settings))
  return {
    complete: isComplete(pack.language, settings, own),
    clips: Object.entries(pack.clips).map(([id, { file, text, ms }]) => ({
      id,
      text,
      needed: needed.has(id),
      ownMs: own.get(id) ?? null,
      defaultFile: addressOf(pack.language, file),
      defaultMs: ms,
    })),
  }
}

function isComplete(language: Language, settings: CentreSettings, own: OwnClips): boolean {
  return neededOf(language, settings).every(id => own.has(id))
}

/** Letters of services that are switched off, too: their visitors may still wait. */
function neededOf(language: Language, settings: CentreSettings): ClipId[] {
  const letters = new Set(queues.map(queue => letterOf(settings, queue, servicesById)))
  return neededClips(
    language,
    letters,
    settings.counters.map(({ id }) => id),
  )
}

function addressOf(language: Language, file: string): string {
  return `/voice/${language}/${file}`
}
