import { statSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles } from './project-files.ts'

/** Bytes of all files in Git, so that a clone stays quick on the slow line of a centre; pictures and voices take most of them. */
const maxBytes = 10_000_000
/** Files named in a refusal: the largest ones are enough to see what grew. */
const maxNamed = 5

/**
 * Checks that the project's files in Git are not larger than 10 MB together.
 *
 * @param root the project's folder
 * @param limit the limit in bytes; tests lower it
 * @returns nothing, or one sentence with the sum and one per large file
 */
export function trackedBytesErrors(root: string, limit = maxBytes): string[] {
  const files = projectFiles(root).map(file => ({ file, bytes: statSync(join(root, file)).size }))
  const sum = files.reduce((total, { bytes }) => total + bytes, 0)
  if (sum <= limit) return []
  const largest = files.sort((a, b) => b.bytes - a.bytes).slice(0, maxNamed)
  return [
    `The files in Git have ${sum} bytes together; at most ${limit} are allowed. The largest:`,
    ...largest.map(({ file, bytes }) => `${file}: ${bytes} bytes`),
  ]
}
