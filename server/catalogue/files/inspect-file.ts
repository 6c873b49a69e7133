import { createHash } from 'node:crypto'
import {
  type FileProblem,
  type FileType,
  type KeptFile,
  maxFileBytes,
  maxFilePages,
} from '../../../shared/catalogue/files.ts'
import { askPdf } from './pdf.ts'

/** What each kind of file begins and ends with. A file that was cut in half lacks its end. */
const signatures: readonly { type: FileType; start: Buffer; end?: Buffer }[] = [
  { type: 'application/pdf', start: Buffer.from('%PDF-') },
  {
    type: 'image/png',
    start: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    end: Buffer.from('IEND'),
  },
  { type: 'image/jpeg', start: Buffer.from([0xff, 0xd8, 0xff]), end: Buffer.from([0xff, 0xd9]) },
]
/** Bytes within which a picture must end; some cameras write a few more after it. */
const endWithin = 1_024

export type InspectedFile = { ok: true; file: KeptFile } | { ok: false; problem: FileProblem }

/** Finds out what a file is, by its bytes and not by its name. @returns its facts, or why it cannot be taken */
export async function inspectFile(bytes: Buffer): Promise<InspectedFile> {
  if (bytes.length === 0) return { ok: false, problem: 'empty' }
  if (bytes.length > maxFileBytes) return { ok: false, problem: 'too-large' }
  const found = signatures.find(({ start }) => bytes.subarray(0, start.length).equals(start))
  if (!found) return { ok: false, problem: 'wrong-type' }
  const { type, end } = found
  if (end && !bytes.subarray(-endWithin).includes(end)) return { ok: false, problem: 'broken' }
  const pages = type === 'application/pdf' ? await countPages(bytes) : 1
  if (typeof pages !== 'number') return { ok: false, problem: pages }
  if (pages > maxFilePages) return { ok: false, problem: 'too-many-pages' }
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, file: { digest, type, bytes: bytes.length, pages } }
}

async function countPages(bytes: Buffer): Promise<number | 'broken' | 'locked'> {
  const answer = await askPdf({ bytes })
  if ('problem' in answer) return answer.problem
  return 'pages' in answer && answer.pages > 0 ? answer.pages : 'broken'
}
