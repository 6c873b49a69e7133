import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const FLAGS = [
  '--kiosk',
  '--no-first-run',
  '--no-default-browser-check',
  // Calls are spoken and chimed without anybody touching the screen.
  '--autoplay-policy=no-user-gesture-required',
  // Nothing of the browser's own comes over the screen: no translation, no "restore pages?" after a power cut.
  '--disable-features=Translate',
  '--hide-crash-restore-bubble',
  '--disable-session-crashed-bubble',
  '--noerrdialogs',
  '--disable-infobars',
  // Two fingers neither enlarge the page nor leave it.
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  // No request to any other host, and no question for the password of a key ring.
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
      // Chromium refuses its sandbox to root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...extra,
      page,
    ],
    { stdio: 'ignore' },
  )
}

/**
 * Ends a Chromium that a killed script has left on this profile: a second one would hand its page to it and end. The
 * lock is removed also when nobody holds it, since after a change of the machine's name Chromium believes it.
 */
function endFormer(profile) {
  for (const pid of process.platform === 'linux' ? readdirSync('/proc').map(Number) : []) {
    if (pid > 0 && commandOf(pid).includes(`--user-data-dir=${profile}`)) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // One of its helpers, gone with it.
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
