import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One more than the two cores of the smallest machine we promise: most of a test's time is waiting for what a visitor waits
    // for. With a fourth file at once, presses would come later than the 300 ms that they are meant within.
    maxWorkers: 3,
    // In CI two cores carry browsers, servers and Redis of two files at once, and others besides: a press that comes too late
    // for a human's patience is tried again before it is called a fault. By hand a test has one try.
    retry: process.env.CI ? 2 : 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
})
