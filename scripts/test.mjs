/**
 * `npm test`: installs what is missing, then runs every test. The last line is `N passed, N failed`. `npm test --
 * counter` runs the tests of one area, the folder test/counter; other arguments go to Vitest.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildScreens, buildServer } from './setup/build.mjs'
import { processesIn } from './setup/left-over.mjs'
import { requireNode } from './setup/node.mjs'
import { installPackages } from './setup/packages.mjs'
import { ROOT } from './setup/paths.mjs'
import { installPrograms, PROGRAMS } from './setup/programs.mjs'
import { main, run } from './setup/run.mjs'

await main(async () => {
  requireNode()
  await installPackages({ dev: true })
  // Only Linux has strace and OCR with Kazakh at hand; elsewhere their tests say so.
  const readers = process.platform === 'linux' ? [PROGRAMS.strace, PROGRAMS.tesseract, PROGRAMS.zbar] : []
  await installPrograms(PROGRAMS.redis, PROGRAMS.chromium, PROGRAMS.postgres, PROGRAMS.pdftotext, ...readers)
  await buildScreens()
  await buildServer()

  const seed = process.env.KEZEK_SEED ?? String(Date.now() % 2 ** 31)
  console.log(`Seed of random draws: ${seed}. KEZEK_SEED=${seed} npm test draws the same again.`)
  // All files of started programs are in here, which identifies those programs at the end. PostgreSQL runs as another
  // user.
  const folder = mkdtempSync(join(tmpdir(), 'kz-'))
  chmodSync(folder, 0o711)
  const tallyFile = join(folder, 'tally.json')
  const code = await run(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=./scripts/test/suite-reporter.ts',
      ...process.argv.slice(2).map(folderOfArea),
    ],
    { cwd: ROOT, env: { ...process.env, TMPDIR: folder, KEZEK_SEED: seed, KEZEK_TALLY: tallyFile } },
  )
  const { register } = await import('tsx/esm/api')
  register()
  const { closingWords, isTrusted } = await import('./test/tally.ts')
  const tally = readTally(tallyFile)
  const left = await endLeftOver(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  for (const line of closingWords(tally)) console.log(line)
  process.exitCode = code === 0 && (!isTrusted(tally) || left > 0) ? 1 : code
})

/** Turns `counter` into `test/counter/`, which Vitest finds in no other path; leaves everything else as it is. */
function folderOfArea(argument) {
  return !argument.startsWith('-') && existsSync(join(ROOT, 'test', argument))
    ? `test/${argument}/`
    : argument
}

/** Reports and ends processes that the tests have left running. @returns the number of processes */
async function endLeftOver(folder) {
  // What was asked to end with the last test may take a moment.
  for (let i = 0; i < 50 && processesIn(folder).length > 0; i++) await sleep(100)
  const left = processesIn(folder)
  for (const { pid, command } of left) {
    console.error(`The tests left a process: ${pid} ${command}`)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended already.
    }
  }
  return left.length
}

/** Reads the tally. A run without one failed before or after its tests. */
function readTally(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, flaky: [] }
  }
}
