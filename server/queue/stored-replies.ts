import type { Refusal } from '../../shared/contract/errors.ts'
import { refusalTtlMs } from '../../shared/domain/request-times.ts'
import {
  fromRecord,
  type RedisConnection,
  type ScriptContext,
  type ScriptKeys,
  type ScriptResult,
  toRecord,
} from './script-runner.ts'

/** @returns the reply that this very request got before; undefined when it is new. @throws when the store is away */
export async function findStoredReply(
  redis: RedisConnection,
  keys: ScriptKeys,
  name: string,
  { request }: ScriptContext,
): Promise<ScriptResult | undefined> {
  if (!request) return undefined
  const record = await redis.sendCommand(['GET', keys.request(request.asker, request.id)])
  return typeof record === 'string' ? fromRecord(name, record) : undefined
}

/**
 * Stores a refusal of the node as final for its request, unless the request was answered before.
 *
 * @returns the answer that is valid
 * @throws when the store is away, frozen or broken
 */
export async function storeRefusal(
  redis: RedisConnection,
  keys: ScriptKeys,
  name: string,
  { request }: ScriptContext,
  refusal: Refusal,
): Promise<ScriptResult> {
  if (!request) return { ok: false, error: refusal }
  const key = keys.request(request.asker, request.id)
  const record = toRecord(name, refusal)
  const known = await redis.sendCommand(['SET', key, record, 'NX', 'GET', 'PX', String(refusalTtlMs)])
  const stored = typeof known === 'string' ? fromRecord(name, known) : undefined
  return stored ?? { ok: false, error: refusal }
}
