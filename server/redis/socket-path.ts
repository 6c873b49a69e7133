import { createHash } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Bytes. The system allows 107 (103 on macOS); beyond that Redis and Node fail in different ways. */
const LONGEST = 100

/**
 * Returns a path for a Unix socket: `<folder>/<name>`, or, if that is too long for the system, the same name in a
 * folder below the temporary one, which is created here and named by the hash of `folder`.
 *
 * @throws Error when that folder belongs to another user, who could have created it to own the socket
 */
export async function openSocketPath(folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  if (Buffer.byteLength(path) <= LONGEST) return path
  const uid = process.getuid?.() ?? 0
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const short = join(tmpdir(), `kezek-${uid}-${hash}`)
  await mkdir(short, { recursive: true, mode: 0o700 })
  if ((await stat(short)).uid !== uid) throw new Error(`The folder ${short} belongs to another user.`)
  return join(short, name)
}

/** Removes what `openSocketPath` has created, once nobody listens there any more. */
export async function closeSocketPath(folder: string, path: string): Promise<void> {
  if (dirname(path) !== folder) await rm(dirname(path), { recursive: true, force: true })
}
