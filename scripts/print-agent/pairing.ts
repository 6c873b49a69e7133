import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { ApiReply } from '../../shared/contract/api.ts'
import type { BegunPairing, ClaimedPairing } from '../../shared/contract/devices.ts'
import { sleep } from '../../shared/domain/sleep.ts'

/** Milliseconds between questions whether the code was entered. */
const retryDelayMs = 3_000

const keySchema = z.object({ key: z.string(), centre: z.string(), place: z.string() })
/** The agent's identity, kept in a file that only its user can read. */
export type AgentKey = z.infer<typeof keySchema>

/** The key file holds something else. */
export class KeyFileError extends Error {
  override name = 'KeyFileError'
}

/**
 * Reads the key of an agent that is already paired.
 *
 * @returns undefined when there is no such file
 * @throws KeyFileError
 */
export async function readKey(file: string): Promise<AgentKey | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const parsed = keySchema.safeParse(safeJson(text))
  if (!parsed.success)
    throw new KeyFileError(`${file} is not the key of a print agent: name another file, or remove it.`)
  return parsed.data
}

/**
 * Shows a code until a manager enters it, and stores the key that the server then gives.
 *
 * @param say called with each line for the operator
 */
export async function pair(server: string, file: string, say: (line: string) => void): Promise<AgentKey> {
  for (;;) {
    const begun = await ask<BegunPairing>(server, '/api/pairing', { kind: 'print-agent' })
    if (!begun.ok) {
      say(`No code yet (${begun.error.code}); tried again until there is one`)
      await sleep(retryDelayMs)
      continue
    }
    const { code, secret } = begun.reply
    say(
      `Code ${code.slice(0, 3)} ${code.slice(3)}: a manager enters it in the office, section Devices, within ten minutes`,
    )
    const key = await claim(server, secret ?? '')
    if (!key) continue
    await writeKey(file, key)
    say(`Let in at ${key.centre} as agent:${key.place}; the key is in ${file}`)
    return key
  }
}

/**
 * Writes the key completely or not at all, and never readable by others. The new file must not exist: an existing
 * one would keep its permissions, and a link would lead elsewhere.
 */
export async function writeKey(file: string, key: AgentKey): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await rm(`${file}.new`, { force: true })
  await writeFile(`${file}.new`, JSON.stringify(key), { mode: 0o600, flag: 'wx' })
  await rename(`${file}.new`, file)
}

/** @returns undefined when the code has expired */
async function claim(server: string, secret: string): Promise<AgentKey | undefined> {
  for (;;) {
    const claimed = await ask<ClaimedPairing>(server, '/api/pairing/claim', { secret })
    if (!claimed.ok && claimed.error.code === 'CODE_EXPIRED') return undefined
    if (!claimed.ok) await sleep(retryDelayMs)
    else if (claimed.reply.state === 'paired') {
      const { device, key = '' } = claimed.reply
      return { key, centre: device.centre, place: device.place }
    }
  }
}

async function ask<T>(server: string, path: string, body: object): Promise<ApiReply<T>> {
  try {
    const response = await fetch(`${server}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as ApiReply<T>
  } catch {
    return { ok: false, error: { code: 'NOT_CONNECTED' } }
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
