/**
 * `npm run screen -- --url URL`: shows a screen of the centre in full-screen mode. It may start before the server,
 * and shows a local page meanwhile; a Chromium that ends is opened again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { openChromium } from './screen/chromium.mjs'
import { readOptions } from './screen/options.mjs'
import { openWaitingRoom } from './screen/waiting-room.mjs'
import { requireNode } from './setup/node.mjs'
import { find, installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main, SetupError } from './setup/run.mjs'

const FIRST_DELAY_MS = 1_000
const LAST_DELAY_MS = 30_000
/** Milliseconds after which Chromium counts as healthy and the delays start from the first again. */
const HEALTHY_AFTER_MS = 60_000

await main(async () => {
  requireNode()
  const { url, profile, headless, extra } = readOptions(process.argv.slice(2))
  await installPrograms(PROGRAMS.chromium)
  if (process.platform === 'linux' && !headless && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new SetupError(
      'There is no display here: run this in the graphical session of the screen, or with --headless.',
    )
  }
  const page = await openWaitingRoom(url)
  const stopping = new AbortController()
  let chromium
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopping.abort()
      chromium?.kill('SIGTERM')
    })
  }
  let delay = FIRST_DELAY_MS
  while (!stopping.signal.aborted) {
    const since = Date.now()
    chromium = openChromium({ program: find(PROGRAMS.chromium), page, profile, headless, extra })
    const why = await new Promise(resolve => {
      chromium.once('error', error => resolve(error.message))
      chromium.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
    })
    if (stopping.signal.aborted) break
    if (Date.now() - since > HEALTHY_AFTER_MS) delay = FIRST_DELAY_MS
    console.error(`Chromium has ended (${why}); opening it again in ${delay / 1_000} s.`)
    await sleep(delay, undefined, { signal: stopping.signal }).catch(() => {})
    delay = Math.min(delay * 2, LAST_DELAY_MS)
  }
  process.exit(0)
})
