import type { Catalogue } from '../../../shared/catalogue/catalogue.ts'
import { letterOf } from '../../../shared/catalogue/effective.ts'
import type { VoiceClips, VoicePack } from '../../../shared/contract/voice-pack.ts'
import type { Locale } from '../../../shared/domain/locale.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { type ClipId, clipIds, clipText } from '../../../shared/speech/clips.ts'
import { neededClips } from '../../../shared/speech/phrase.ts'

/** The length of each of a centre's own clips, ms. */
export type OwnClips = ReadonlyMap<ClipId, number>

/**
 * Composes the pack of a centre's hall. It uses the centre's own clips only when they cover everything that the hall needs, so that no call is
 * spoken in two voices. For letters and windows from before a change of settings, it keeps the default clips.
 *
 * @returns the pack, with file names relative to the centre's manifest
 */
export function composePack(
  pack: VoicePack,
  settings: CentreSettings,
  own: OwnClips,
  catalogue: Catalogue,
): VoicePack {
  const isOwn = isComplete(pack.language, settings, own, catalogue)
  const clips = clipIds(pack.language).flatMap(id => {
    const ownMs = isOwn ? own.get(id) : undefined
    const text = clipText(pack.language, id)
    if (ownMs !== undefined) return [[id, { file: `clips/${id}`, text, ms: ownMs }]]
    const clip = pack.clips[id]
    return clip ? [[id, { file: addressOf(pack.language, clip.file), text, ms: clip.ms }]] : []
  })
  return { ...pack, clips: Object.fromEntries(clips) }
}

/** Lists every clip of a language, with the centre's own recording of each. */
export function listClips(
  pack: VoicePack,
  settings: CentreSettings,
  own: OwnClips,
  catalogue: Catalogue,
): VoiceClips {
  const needed = new Set(neededOf(pack.language, settings, catalogue))
  return {
    complete: isComplete(pack.language, settings, own, catalogue),
    clips: clipIds(pack.language).map(id => {
      const clip = pack.clips[id]
      return {
        id,
        text: clipText(pack.language, id),
        needed: needed.has(id),
        ownMs: own.get(id) ?? null,
        defaultFile: clip ? addressOf(pack.language, clip.file) : null,
      }
    }),
  }
}

function isComplete(
  language: Locale,
  settings: CentreSettings,
  own: OwnClips,
  catalogue: Catalogue,
): boolean {
  return neededOf(language, settings, catalogue).every(id => own.has(id))
}

/** @returns the clips that a hall needs, including letters of services that are switched off: their visitors may still wait. */
function neededOf(language: Locale, settings: CentreSettings, catalogue: Catalogue): ClipId[] {
  const letters = new Set(catalogue.queues.map(queue => letterOf(settings, queue, catalogue)))
  return neededClips(
    language,
    letters,
    settings.counters.map(({ id }) => id),
  )
}

function addressOf(language: Locale, file: string): string {
  return `/voice/${language}/${file}`
}
