import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const FLAGS = [
  '--kiosk',
  '--no-first-run',
  '--no-default-browser-check',
  // Calls are spoken and chimed before anybody has touched the screen.
  '--autoplay-policy=no-user-gesture-required',
  // No interface of the browser covers the screen: no translation, no "restore pages?" after a power cut.
  '--disable-features=Translate',
  '--hide-crash-restore-bubble',
  '--disable-session-crashed-bubble',
  '--noerrdialogs',
  '--disable-infobars',
  // Two fingers neither zoom the page nor leave it.
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  // No requests to other hosts, and no question for a key ring's password.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--password-store=basic',
]

/**
 * Opens Chromium full-screen.
 * @param {{ program: string, page: string, profile: string, headless: boolean, extra: string[] }} screen
 */
export function openChromium({ program, page, profile, headless, extra }) {
  mkdirSync(profile, { recursive: true })
  endFormer(profile)
  return spawn(
    program,
    [
      ...FLAGS,
      `--user-data-dir=${profile}`,
      ...(headless ? ['--headless=new', '--disable-gpu'] : ['--ozone-platform-hint=auto']),
      // Chromium does not run as root with its sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...extra,
      page,
    ],
    { stdio: 'ignore' },
  )
}

/**
 * Ends a Chromium that a killed script has left on this profile: a second one would pass its page to the first and
 * end. Removes the profile's lock even when nobody holds it, because Chromium believes it after the machine's name
 * has changed.
 */
function endFormer(profile) {
  for (const pid of process.platform === 'linux' ? readdirSync('/proc').map(Number) : []) {
    if (pid > 0 && commandOf(pid).includes(`--user-data-dir=${profile}`)) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // One of its helper processes, which ended with it.
      }
    }
  }
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
    rmSync(join(profile, name), { force: true })
  }
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}
