import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../setup/paths.mjs'
import { SetupError } from '../setup/run.mjs'

const USAGE =
  'npm run screen -- --url http://server:3000/display/ [--profile FOLDER] [--headless] [-- Chromium’s own options]'

/** @throws SetupError saying how the command is used */
export function readOptions(args) {
  let values
  let positionals
  try {
    ;({ values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        profile: { type: 'string' },
        headless: { type: 'boolean', default: false },
      },
    }))
  } catch (error) {
    throw new SetupError(`${error.message}. Use: ${USAGE}`)
  }
  const { url, headless } = values
  if (!url || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new SetupError(`--url must be the address of a screen. Use: ${USAGE}`)
  }
  // One folder per screen: two screens on one machine need two browsers, and a kiosk keeps its identity in it.
  const name = createHash('sha256').update(url).digest('hex').slice(0, 12)
  return { url, headless, profile: values.profile ?? join(ROOT, 'data/screens', name), extra: positionals }
}
