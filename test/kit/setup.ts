import fc from 'fast-check'
import { expect } from 'vitest'
import { sleep } from '../../shared/domain/sleep.ts'
import { waitOverMidnight } from './midnight.ts'
import { runSeed } from './seed.ts'

// Vitest loads this before each test file.
fc.configureGlobal({ seed: runSeed })

/** Files that start servers, whose days follow the real clock. */
const hasHalls = /\.(redis|pg|e2e)\.test\.ts$/.test(expect.getState().testPath ?? '')
if (hasHalls) await sleep(waitOverMidnight(Date.now()))
