import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files with a browser or a whole server go first: a long one that began last would run alone at the end. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files)
    const isSlow = ({ moduleId }: TestSpecification) => moduleId.endsWith('.e2e.test.ts')
    return [...bySize.filter(isSlow), ...bySize.filter(file => !isSlow(file))]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    sequence: { sequencer: SlowFirst },
    // One more than the two cores of the smallest machine we promise: most of a test's time is waiting for what a visitor waits
    // for. With a fourth file at once, presses would come later than the 300 ms that they are meant within.
    maxWorkers: 3,
    // Files share a worker's modules: a fifth of the processor's time went into loading them anew for each. What a file keeps in a
    // module of its own it must therefore let go of itself.
    isolate: false,
    // In CI two cores carry browsers, servers and Redis of three files at once, and others besides: a press that comes too late
    // for a human's patience is tried again before it is called a fault. By hand a test has one try.
    retry: process.env.CI ? 2 : 0,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
})
