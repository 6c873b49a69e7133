import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores are the smallest machine we promise; with three files at once on a busy one, presses came later than the 300 ms that
    // they are meant within.
    maxWorkers: 2,
    // In CI two cores carry browsers, servers and Redis of two files at once, and others besides: a press that comes too late
    // for a human's patience is tried again before it is called a fault. By hand a test has one try.
    retry: process.env.CI ? 2 : 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
})
