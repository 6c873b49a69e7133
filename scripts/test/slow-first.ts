import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { readDurations } from './durations.ts'
import { kindOf } from './time-left.ts'

/**
 * Runs slow files first: a long one that began last would run alone at the end. Uses the durations of the last run;
 * a file without one comes before the others of its kind.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const durations = readDurations()
    const bySize = await super.sort(files)
    const duration = ({ moduleId }: TestSpecification) =>
      durations.get(moduleId.slice(moduleId.lastIndexOf('/test/') + 1)) ?? Infinity
    const compare = (one: number, other: number) => (one === other ? 0 : one > other ? -1 : 1)
    return durations.size === 0
      ? bySize.toSorted((one, other) => kindOf(one.moduleId) - kindOf(other.moduleId))
      : bySize.toSorted((one, other) => compare(duration(one), duration(other)))
  }
}
