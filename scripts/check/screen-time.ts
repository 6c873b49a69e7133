import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { SCREENS } from './imports.ts'

/** What only browsers run, and what both sides show people times with. */
const FOLDERS = [...SCREENS, 'shared/ui', 'shared/i18n', 'shared/view', 'shared/report']

/** Each way to a browser's own clock or its own table of zones. The steady clock, `performance.now`, is not one. */
const OWN_TIME =
  /\bDate\.now\(|\bnew Date\(\)|\bIntl\.DateTimeFormat|\.toLocale(?:Date|Time)?String\(|\.get(?:Hours|Minutes|Seconds|Date|Day|Month|FullYear|TimezoneOffset)\(/

/**
 * Keeps screens from telling the time by themselves: a browser's clock may be an hour off, and its table of time zones
 * years old. The hall's time is `HallConnection.now`, its clocks `HallConnection.zone`.
 *
 * @param root the project's folder
 * @returns one sentence a breach; none when all is well
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
