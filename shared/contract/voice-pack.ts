import { z } from 'zod'
import { locales } from '../domain/locale.ts'
import type { ClipId } from '../speech/clips.ts'

const ms = z.int().nonnegative()

/** The `manifest.json` of a voice pack. */
export const voicePackSchema = z.strictObject({
  language: z.enum(locales),
  /** Sample rate of the clips, Hz. */
  rate: z.int().positive(),
  /** Length of the pause after a clip, ms. */
  gaps: z.strictObject({ word: ms, comma: ms, stop: ms }),
  clips: z.record(
    z.string(),
    z.strictObject({
      /** Path of the sound file, relative to the manifest. */
      file: z.string(),
      text: z.string(),
      ms,
    }),
  ),
})
export type VoicePack = z.infer<typeof voicePackSchema>

/** One clip in the answer of `GET /api/centres/:centre/voice/:language/clips`. */
export interface ClipEntry {
  id: ClipId
  text: string
  /** Whether the centre's own voice is incomplete without this clip. */
  needed: boolean
  /** Length of the centre's own clip, ms; null: it has none. */
  ownMs: number | null
  /** Address of the default voice's clip; null: it has none. */
  defaultFile: string | null
}

export interface VoiceClips {
  /** Whether the centre's own voice has every needed clip, so that the hall uses it. */
  complete: boolean
  clips: ClipEntry[]
}
