/**
 * `npm test`: everything a machine with nothing but Node and npm lacks, then every test. The last line is
 * `N passed, N failed`. Arguments go to Vitest: `npm test -- test/server`.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
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
  // Only Linux has strace, and readers with Kazakh at hand; their tests say so elsewhere.
  const readers = process.platform === 'linux' ? [PROGRAMS.strace, PROGRAMS.tesseract, PROGRAMS.zbar] : []
  await installPrograms(PROGRAMS.redis, PROGRAMS.chromium, PROGRAMS.postgres, PROGRAMS.pdftotext, ...readers)
  await buildScreens()
  await buildServer()

  // Everything that tests start has its files in here, by which it is found in the end. PostgreSQL runs as another user.
  const folder = mkdtempSync(join(tmpdir(), 'kz-'))
  chmodSync(folder, 0o711)
  const report = join(folder, 'report.json')
  const code = await run(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    { cwd: ROOT, env: { ...process.env, TMPDIR: folder } },
  )
  const { passed, failed } = countsOf(report)
  const left = await endLeftOver(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = code === 0 && (failed > 0 || left > 0) ? 1 : code
})

/** Names and ends what the tests have left running. @returns the number of processes */
async function endLeftOver(folder) {
  // What was asked to end with the last test may take a moment.
  for (let i = 0; i < 50 && processesIn(folder).length > 0; i++) await sleep(100)
  const left = processesIn(folder)
  for (const { pid, command } of left) {
    console.error(`The tests left a process: ${pid} ${command}`)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  return left.length
}

/** A file that could not even be loaded has no tests; it counts as one that failed. */
function countsOf(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every(({ status }) => status !== 'failed'),
    )
    return { passed: numPassedTests, failed: numFailedTests + broken.length }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
