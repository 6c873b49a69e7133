import { z } from 'zod'
import { languages } from '../speech/words.ts'

const ms = z.int().nonnegative()

/** The `manifest.json` of a voice pack. */
export const voicePackSchema = z.strictObject({
  language: z.enum(languages),
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
