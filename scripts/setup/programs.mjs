import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, SetupError } from './run.mjs'

/**
 * A program of the system that the project needs. @typedef {{ names: string[], apt: string, why: string, otherwise:
 * string, works?: (path: string) => boolean }} Program names: any one of them is enough · apt: Debian's packages ·
 * otherwise: how to get it without apt · works: whether an installed one is sufficient
 */

/** @type {Record<string, Program>} */
export const PROGRAMS = {
  redis: {
    names: ['redis-server'],
    apt: 'redis-server',
    why: 'Kezek keeps its queues in Redis',
    otherwise:
      '`sudo apt-get install redis-server`, `sudo dnf install redis` or `brew install redis`, or start one by `docker run -d -p 127.0.0.1:6379:6379 redis --appendonly yes --appendfsync always` and set REDIS_URL=redis://localhost:6379',
  },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    apt: 'chromium',
    why: 'the screens run in Chromium',
    otherwise:
      '`sudo apt-get install chromium`, `sudo dnf install chromium` or `brew install --cask chromium`',
  },
  espeak: {
    names: ['espeak-ng'],
    apt: 'espeak-ng',
    why: 'the default voice of the hall is made by eSpeak NG',
    otherwise: '`sudo apt-get install espeak-ng`, `sudo dnf install espeak-ng` or `brew install espeak-ng`',
  },
  opusenc: {
    names: ['opusenc'],
    apt: 'opus-tools',
    why: 'clips of the voice are encoded as Opus',
    otherwise:
      '`sudo apt-get install opus-tools`, `sudo dnf install opus-tools` or `brew install opus-tools`',
  },
  strace: {
    names: ['strace'],
    apt: 'strace',
    why: 'a test watches by strace that Redis writes before it answers',
    otherwise: '`sudo apt-get install strace` or `sudo dnf install strace`',
  },
  tesseract: {
    names: ['tesseract'],
    apt: 'tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus',
    why: 'a test reads printed tickets by it in Kazakh, Russian and English',
    otherwise:
      '`sudo apt-get install tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus` or `sudo dnf install tesseract tesseract-langpack-kaz tesseract-langpack-rus`',
    works: path => {
      const known = spawnSync(path, ['--list-langs'], { encoding: 'utf8' }).stdout?.split('\n') ?? []
      return ['eng', 'kaz', 'rus'].every(language => known.includes(language))
    },
  },
  postgres: {
    names: ['postgres'],
    apt: 'postgresql',
    why: 'tests write the archive to PostgreSQL',
    otherwise:
      '`sudo apt-get install postgresql`, `sudo dnf install postgresql-server` or `brew install postgresql@16`',
  },
  pdftotext: {
    names: ['pdftotext'],
    apt: 'poppler-utils',
    why: 'a test reads the monthly sheet by it',
    otherwise:
      '`sudo apt-get install poppler-utils`, `sudo dnf install poppler-utils` or `brew install poppler`',
  },
  zbar: {
    names: ['zbarimg'],
    apt: 'zbar-tools',
    why: 'a test reads the codes on printed tickets by it',
    otherwise: '`sudo apt-get install zbar-tools` or `sudo dnf install zbar`',
  },
}

/**
 * Installs missing programs by apt.
 *
 * @param {Program[]} programs
 * @throws SetupError naming the commands, when apt is missing or this user may not install
 */
export async function installPrograms(...programs) {
  const missing = programs.filter(program => !find(program))
  if (missing.length === 0) return
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (!onPath('apt-get') || !may(asRoot)) throw new SetupError(missing.map(sentence).join('\n'))
  console.log(`Installing ${missing.map(({ apt }) => apt).join(' ')} …`)
  const apt = (...args) =>
    // sudo passes no variables, so `env` sets them.
    run(...split([...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args]))
  // An old or empty package list is the usual reason for "unable to locate package". A failing source is no reason to
  // stop: the package may come from another.
  await apt('update')
  const code = await apt(
    'install',
    '--yes',
    '--no-install-recommends',
    ...missing.flatMap(({ apt: names }) => names.split(' ')),
  )
  if (code !== 0) throw new SetupError(missing.map(sentence).join('\n'))
}

/** @returns the program's path; undefined when it is missing @param {Program} program */
export function find({ names, works = () => true }) {
  return names.map(onPath).find(path => path !== undefined && works(path))
}

function sentence({ names, why, otherwise }) {
  return `${names[0]} is missing (${why}), and cannot be installed by apt from here: install it by ${otherwise}.`
}

/** @returns Debian's folders with PostgreSQL's programs, which are not on PATH: one per version, the newest first */
export function postgresFolders() {
  const home = '/usr/lib/postgresql'
  if (!existsSync(home)) return []
  return readdirSync(home)
    .sort((one, other) => Number(other) - Number(one))
    .map(version => join(home, version, 'bin'))
}

function onPath(name) {
  return [...(process.env.PATH ?? '').split(delimiter), ...postgresFolders()]
    .map(folder => join(folder, name))
    .find(isProgram)
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** @returns whether this user may run commands as root without a password, which nobody may be there to type */
function may(asRoot) {
  return (
    asRoot.length === 0 ||
    spawnSync(asRoot[0], [...asRoot.slice(1), 'true'], { stdio: 'ignore' }).status === 0
  )
}

function split([command, ...args]) {
  return [command, args]
}
