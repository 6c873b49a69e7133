import { z } from 'zod'
import { locales } from '../domain/locale.ts'
import type { ClipId } from '../speech/clips.ts'

const ms = z.int().nonnegative()

/** The `manifest.json` of a voice pack. */
export const voicePackSchema = z.strictObject({
  language: z.enum(locales),
  /** Samples a second at which the clips were made. */
  rate: z.int().positive(),
  /** How long it is quiet after a clip, ms. */
  gaps: z.strictObject({ word: ms, comma: ms, stop: ms }),
  clips: z.record(
    z.string(),
    z.strictObject({
      /** Where the sound is, as seen from the manifest. */
      file: z.string(),
      text: z.string(),
      ms,
    }),
  ),
})
export type VoicePack = z.infer<typeof voicePackSchema>

/** What `GET /api/centres/:centre/voice/:language/clips` tells of one clip. */
export interface ClipEntry {
  id: ClipId
  text: string
  /** Whether the centre's own voice is used only once it has this. */
  needed: boolean
  /** How long the centre's own clip is, ms; null: it has none. */
  ownMs: number | null
  /** Address of the default clip; null: that voice lacks it. */
  defaultFile: string | null
}

export interface VoiceClips {
  /** Whether the hall speaks with the centre's own voice. */
  complete: boolean
  clips: ClipEntry[]
}
