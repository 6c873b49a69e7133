import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export const SCREENS = [
  'home',
  'account',
  'centres',
  'kiosk',
  'display',
  'counter',
  'consultant',
  'manager',
  'office',
  'reports',
]
const SHARED = ['domain', 'speech', 'catalogue', 'calendar', 'i18n', 'contract', 'report', 'view', 'ui'].map(
  name => `shared/${name}`,
)
/** Code that runs on both sides: all of shared/ except what needs a browser. */
const BOTH_SIDES = SHARED.filter(area => area !== 'shared/ui')
/** Settings, start errors, the connection to Redis, error boundaries: everything on the server may use them. */
const BASE = ['server', 'server/redis', 'server/lib']
/** Code that follows the events of centres, and code that keeps a view of each. */
const FOLLOWING = ['server/stream', 'server/halls', 'server/screens']
const SERVER_AREAS = [
  'sockets',
  'http',
  'auth',
  'commands',
  'calendar',
  'catalogue',
  'queue',
  'stream',
  'halls',
  'screens',
  'targets',
  'printing',
  'archive',
  'backup',
  'reports',
  'exports',
  'audit',
  'jobs',
  'schedule',
]

/**
 * The areas that each area may import, besides itself. Imports point one way: code that decides never depends on
 * code that shows, and the way in (sockets, commands, queue) never on the way out (events, targets, printing,
 * archive).
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'shared/domain': [],
  'shared/speech': ['shared/domain'],
  'shared/catalogue': ['shared/domain'],
  // When a centre, a service or a queue is open.
  'shared/calendar': ['shared/domain', 'shared/catalogue'],
  'shared/contract': ['shared/domain', 'shared/speech', 'shared/catalogue', 'shared/calendar'],
  'shared/i18n': ['shared/domain', 'shared/speech', 'shared/catalogue', 'shared/calendar', 'shared/contract'],
  // Reports as tables with words: the page and the files show the same.
  'shared/report': ['shared/domain', 'shared/catalogue', 'shared/contract', 'shared/i18n'],
  'shared/view': ['shared/domain', 'shared/catalogue', 'shared/contract'],
  'shared/ui': BOTH_SIDES,
  ...Object.fromEntries(SCREENS.map(name => [name, SHARED])),

  server: ['server/redis', 'shared/domain'],
  'server/redis': ['server', 'shared/contract'],
  'server/lib': ['server/redis'],
  'server/queue': [...BOTH_SIDES, ...BASE],
  // The stores of people and devices run scripts like those of the queues.
  'server/auth': [...BOTH_SIDES, ...BASE, 'server/queue'],
  // The country's holidays, for commands, timetables and the office.
  'server/calendar': BOTH_SIDES,
  // A new installation begins with a catalogue file of the project.
  'server/catalogue': [...BOTH_SIDES, ...BASE, 'server/queue', 'server/stream', 'server/auth', 'catalogues'],
  'server/commands': [...BOTH_SIDES, ...BASE, 'server/queue', 'server/auth'],
  // A reader shares keys and scripts with the queue and nothing else.
  'server/stream': [...BOTH_SIDES, ...BASE, 'server/queue'],
  'server/halls': [...BOTH_SIDES, ...BASE, 'server/queue', 'server/stream'],
  'server/screens': [...BOTH_SIDES, ...BASE, 'server/queue', 'server/stream', 'server/halls'],
  'server/jobs': [...BASE, 'shared/domain'],
  'server/targets': [...BOTH_SIDES, ...BASE, 'server/queue', ...FOLLOWING],
  // Closes days by a manager's command, and trims a stream together with its chain.
  'server/schedule': [
    ...BOTH_SIDES,
    ...BASE,
    'server/queue',
    'server/commands',
    ...FOLLOWING,
    'server/audit',
  ],
  'server/printing': [...BOTH_SIDES, ...BASE, 'server/queue', ...FOLLOWING, 'server/jobs'],
  'server/audit': [...BOTH_SIDES, ...BASE, 'server/queue', ...FOLLOWING],
  'server/archive': [...BOTH_SIDES, ...BASE, 'server/queue', ...FOLLOWING],
  'server/backup': [...BASE, 'shared/domain', 'server/archive'],
  'server/reports': [...BOTH_SIDES, ...BASE, 'server/archive', 'server/queue', ...FOLLOWING],
  'server/exports': [...BOTH_SIDES, ...BASE, 'server/archive', 'server/reports'],
  'server/sockets': [...BOTH_SIDES, ...BASE, 'server/commands', 'server/auth', ...FOLLOWING],
  'server/http': [
    ...BOTH_SIDES,
    ...BASE,
    'server/commands',
    'server/auth',
    ...FOLLOWING,
    'server/audit',
    'server/reports',
    'server/exports',
  ],
  // Each part assembles one concern; main.ts and app.ts assemble the parts.
  'server/parts': [...BOTH_SIDES, ...BASE, ...SERVER_AREAS.map(name => `server/${name}`)],
  'server/main': [...BOTH_SIDES, ...BASE, 'server/parts', ...SERVER_AREAS.map(name => `server/${name}`)],

  // Shared by tests, benchmarks and pictures, and so below all of them.
  'test/kit': [
    ...BOTH_SIDES,
    'shared/ui',
    ...BASE,
    'server/main',
    'server/parts',
    ...SERVER_AREAS.map(name => `server/${name}`),
  ],

  config: ['config'],
  // Scripts and benchmarks also act as screens.
  scripts: [
    'scripts',
    'bench',
    'test/kit',
    ...BOTH_SIDES,
    'shared/ui',
    ...BASE,
    ...SERVER_AREAS.map(name => `server/${name}`),
  ],
  bench: [
    'test/kit',
    ...BOTH_SIDES,
    'shared/ui',
    ...BASE,
    'server/main',
    ...SERVER_AREAS.map(name => `server/${name}`),
  ],
}

/** Packages that must not reach a screen, and why. Node's own modules must not either. */
const NOT_ON_A_SCREEN: Record<string, string> = {
  zod: 'no validator ships to a kiosk: import what you need of the schema as a type',
  pngjs: 'a browser reads pictures itself',
}

/** Files of this project that must not reach a screen, and why. */
const SERVER_TIME =
  'the server says what time it is in a zone, and what is open: see shared/contract/timetable.ts'
const OFF_SCREEN_FILES: Record<string, string> = {
  'shared/domain/business-day.ts': SERVER_TIME,
  'shared/calendar/opening.ts': SERVER_TIME,
  'shared/calendar/open-days.ts': SERVER_TIME,
}

interface Import {
  readonly specifier: string
  readonly typeOnly: boolean
}

/**
 * Checks every import against the table above, and everything that a screen loads, directly or not, against the
 * packages that must not reach one.
 *
 * @param root the project's folder
 * @returns one sentence per breach; empty when there is none
 */
export function importErrors(root: string): string[] {
  const files = sourcesIn(root)
  const errors: string[] = []
  for (const [file, imports] of files) {
    const area = areaOf(file)
    const mayImport = rightsOf(area)
    if (!mayImport) {
      errors.push(`${file}: its folder has no row in the table of imports`)
      continue
    }
    for (const { specifier } of imports) {
      if (!specifier.startsWith('.')) continue
      const target = areaOf(resolve(file, specifier))
      if (target !== area && !mayImport(target)) {
        errors.push(`${file}: ${area} may not import ${target} (${specifier})`)
      }
    }
  }
  return [...errors, ...screenErrors(files)]
}

/** @returns a function that tells whether an area may import another; undefined when the table has no row for it */
function rightsOf(area: string): ((target: string) => boolean) | undefined {
  const row = MAY_IMPORT[area]
  if (row) return target => row.includes(target)
  if (!area.startsWith('test/')) return undefined
  // A test may import everything except tests of another area: what two areas share belongs to the kit.
  return target => !target.startsWith('test/') || target === 'test/kit' || target === 'test/fixtures'
}

function screenErrors(files: Map<string, Import[]>): string[] {
  const errors: string[] = []
  const seen = new Set<string>()
  // Remembers the file that led to each, so that the sentence can show the way from screen to package.
  const ahead = [...files.keys()]
    .filter(file => SCREENS.includes(areaOf(file)))
    .map(file => ({ file, road: file }))
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (seen.has(next.file)) continue
    seen.add(next.file)
    for (const { specifier, typeOnly } of files.get(next.file) ?? []) {
      if (typeOnly) continue
      if (specifier.startsWith('.')) {
        const file = resolve(next.file, specifier)
        const why = OFF_SCREEN_FILES[file]
        if (why) errors.push(`${next.road}: a screen may not load ${file} (${why})`)
        else ahead.push({ file, road: `${next.road} → ${file}` })
        continue
      }
      const name = specifier.startsWith('@') ? specifier : (specifier.split('/')[0] ?? '')
      const why = name.startsWith('node:') ? "a browser has none of Node's modules" : NOT_ON_A_SCREEN[name]
      if (why) errors.push(`${next.road}: a screen may not load ${name} (${why})`)
    }
  }
  return errors
}

function areaOf(file: string): string {
  const [top = '', second = ''] = file.split('/')
  if (top === 'server' && /^(main|app)\.ts$/.test(second)) return 'server/main'
  if (!file.includes('/')) return 'config'
  const isFolder = file.split('/').length > 2
  if (top === 'test') return testAreaOf(file)
  return (top === 'server' || top === 'shared') && isFolder ? `${top}/${second}` : top
}

/** The tests of one folder: `test/kit`, `test/counter`, `test/server/queue`, `test/system/fuzz`. */
function testAreaOf(file: string): string {
  const [, area = '', inner] = file.split('/')
  const isDivided = ['server', 'shared', 'system'].includes(area) && file.split('/').length > 3
  return isDivided ? `test/${area}/${inner}` : `test/${area}`
}

function resolve(file: string, specifier: string): string {
  return join(dirname(file), specifier).replace(/\?.*$/, '')
}

function sourcesIn(root: string): Map<string, Import[]> {
  const files = new Map<string, Import[]>()
  const look = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) look(path)
      else if (/\.m?ts$/.test(entry.name))
        files.set(relative(root, path), importsOf(readFileSync(path, 'utf8')))
    }
  }
  for (const folder of ['shared', 'server', ...SCREENS, 'scripts', 'bench', 'test']) {
    if (existsSync(join(root, folder))) look(join(root, folder))
  }
  return files
}

/** Reads imports from the text: the present compiler has no API for tools. The formatter keeps to these forms. */
function importsOf(source: string): Import[] {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const imports: Import[] = []
  const statements =
    /^\s*(?:import|export)\s+(type\s+)?((?:[\w$*]+(?:\s+as\s+[\w$]+)?\s*,?\s*)?(?:\{[^}]*\})?)\s*from\s+'([^']+)'/gm
  for (const [, type, names = '', specifier = ''] of text.matchAll(statements)) {
    imports.push({ specifier, typeOnly: type !== undefined || everyNameIsType(names) })
  }
  for (const [, specifier = ''] of text.matchAll(/^\s*import\s+'([^']+)'/gm)) {
    imports.push({ specifier, typeOnly: false })
  }
  for (const [, specifier = ''] of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) {
    imports.push({ specifier, typeOnly: false })
  }
  return imports
}

function everyNameIsType(names: string): boolean {
  const inBraces = /^\{([^}]*)\}$/.exec(names.trim())?.[1]
  const list = inBraces
    ?.split(',')
    .map(name => name.trim())
    .filter(Boolean)
  return list !== undefined && list.length > 0 && list.every(name => name.startsWith('type '))
}
