import { type KeptFile, maxFileBytes } from '../../shared/catalogue/files.ts'
import type { ApiReply } from '../../shared/contract/api.ts'
import { sendBytes } from '../../shared/ui/api.ts'
import { randomId } from '../../shared/ui/random-id.ts'

/** Milliseconds to wait for the answer: the largest file takes 40 s at 1 Mbit/s, and the server reads it afterwards. */
const sendTimeoutMs = 90_000

/** Sends a form or a sample to the server, which judges and keeps it. A file of a wrong size is refused without sending it. */
export async function sendFile(file: Blob): Promise<ApiReply<KeptFile>> {
  if (file.size > maxFileBytes)
    return { ok: false, error: { code: 'BAD_FILE', detail: { problem: 'too-large' } } }
  return sendBytes<KeptFile>(`/api/catalogue-files/${randomId()}`, file, sendTimeoutMs)
}
