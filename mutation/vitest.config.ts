import { defineConfig } from 'vitest/config'

/** Tests of the core alone, without a browser: each change of its code is tried against them. */
export default defineConfig({
  test: {
    include: [
      'test/shared/{domain,view,catalogue,contract}/*.test.ts',
      'test/server/commands/*.test.ts',
      'test/server/queue/load-scripts.test.ts',
      'test/server/halls/agenda.test.ts',
    ],
    // A hundred days of a hall for each change of a line would take days.
    exclude: ['**/node_modules/**', '**/*.{pg,e2e}.test.ts', 'test/shared/view/slices.redis.test.ts'],
    // One seed for all: whether a change is found must not depend on a draw.
    env: { KEZEK_SEED: '20261201' },
    setupFiles: ['test/kit/setup.ts'],
    // A test that follows a hundred days takes half a minute, and longer beside another.
    testTimeout: 120_000,
  },
})
