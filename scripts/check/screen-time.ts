import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { SCREENS } from './imports.ts'

/** Code that only browsers run, and code that formats times for people on both sides. */
const FOLDERS = [...SCREENS, 'shared/ui', 'shared/i18n', 'shared/view', 'shared/report']

/** Each way to a browser's own clock or time zones. The monotonic clock, `performance.now`, is allowed. */
const OWN_TIME =
  /\bDate\.now\(|\bnew Date\(\)|\bIntl\.DateTimeFormat|\.toLocale(?:Date|Time)?String\(|\.get(?:Hours|Minutes|Seconds|Date|Day|Month|FullYear|TimezoneOffset)\(/

/**
 * Checks that screens don't use their own time: a browser's clock may be an hour off, and its table of time zones
 * years old. The server's time is `HallConnection.now`, the centre's zone `HallConnection.zone`.
 *
 * @param root the project's folder
 * @returns one sentence per breach; empty when there is none
 */
export function screenTimeErrors(root: string): string[] {
  return FOLDERS.flatMap(folder => filesIn(join(root, folder))).flatMap(path => {
    const lines = readFileSync(path, 'utf8').split('\n')
    return lines.flatMap((line, at) => {
      const found = OWN_TIME.exec(line)?.[0]
      return found === undefined
        ? []
        : [`${relative(root, path)}:${at + 1}: ${found} asks this browser for the time; ask the server`]
    })
  })
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => join(entry.parentPath, entry.name))
}
