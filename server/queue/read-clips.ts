import type { Locale } from '../../shared/domain/locale.ts'
import type { ClipId } from '../../shared/speech/clips.ts'
import { clipIds } from '../../shared/speech/clips.ts'
import type { CentreKeys } from './keys.ts'
import type { RedisConnection } from './script-runner.ts'

/** @returns the length in ms of each of a centre's own clips */
export async function readOwnClips(
  redis: RedisConnection,
  keys: CentreKeys,
  language: Locale,
): Promise<Map<ClipId, number>> {
  const ids = clipIds(language)
  const lengths = (await redis.sendCommand(['HMGET', keys.voice(language), ...ids])) as (string | null)[]
  return new Map(
    ids.flatMap((id, at) => {
      const ms = lengths[at] ?? null
      return ms === null ? [] : [[id, Number(ms)]]
    }),
  )
}

/** @returns the WAV file of a centre's own clip; undefined when it has none */
export async function readOwnClip(
  redis: RedisConnection,
  keys: CentreKeys,
  language: Locale,
  id: ClipId,
): Promise<Buffer | undefined> {
  const base64 = await redis.sendCommand(['GET', keys.clip(language, id)])
  return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : undefined
}
