import { createReadStream, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { ROOT } from '../setup/paths.mjs'

/** Milliseconds. A frozen server accepts connections and answers nothing. */
const ANSWER_WITHIN_MS = 2_000

const FONT = join(ROOT, 'node_modules/@expo-google-fonts/golos-text/500Medium/GolosText_500Medium.ttf')

/**
 * Serves the waiting page to this machine only. Gives it the screen's address while the server's /healthz says that
 * the server can work.
 *
 * @param {string} url address of the screen
 * @returns {Promise<string>} address of the waiting page
 */
export async function openWaitingRoom(url) {
  const page = readFileSync(new URL('./waiting.html', import.meta.url))
  const health = new URL('/healthz', url)
  const server = createServer(async (request, response) => {
    if (request.url === '/screen') {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ url: (await answers(health)) && (await answers(url)) ? url : null }))
    } else if (request.url === '/font.ttf') {
      // Without installed packages the system's font is used.
      createReadStream(FONT)
        .on('error', () => response.writeHead(404).end())
        .pipe(response)
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(page)
    }
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${server.address().port}/`
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS), cache: 'no-store' })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
