import { defineConfig } from 'vitest/config'
import { SlowFirst } from './scripts/test/slow-first.ts'

/** 32 bits: as many as fast-check uses. */
const seed = process.env.KEZEK_SEED ?? String(Date.now() % 2 ** 31)

export default defineConfig({
  test: {
    env: { KEZEK_SEED: seed },
    setupFiles: ['test/kit/setup.ts'],
    include: ['test/**/*.test.ts'],
    sequence: { sequencer: SlowFirst },
    // One more than the two cores of the smallest machine we promise: most of a test's time is waiting for what a visitor waits
    // for. With a fourth file at once, presses would come later than the 300 ms that they are meant within.
    maxWorkers: 3,
    // Files share a worker's modules: loading them for each file took a fifth of the processor's time. What a file keeps in a
    // module of its own it must therefore release itself.
    isolate: false,
    // A test that needs its second try in CI is named as flaky at the end, and more than two fail the run: see
    // scripts/test/tally.ts. By hand a test has one try.
    retry: process.env.CI ? 1 : 0,
    // As long as the other conditions that tests wait for; the library's own second is too short for a busy machine.
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
})
