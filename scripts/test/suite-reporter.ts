import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule, TestSpecification, Vitest } from 'vitest/node'
import { readDurations, writeDurations } from './durations.ts'
import { type TestedFile, tallyOf } from './tally.ts'
import { progressLine, timeLeft } from './time-left.ts'

/** Milliseconds between lines of progress. More lines would hide failures. */
const lineEveryMs = 10_000

/**
 * Prints the progress of the run, stores the duration of each file, and writes the tally for `npm test` to the file
 * named in `KEZEK_TALLY`.
 */
export default class SuiteReporter implements Reporter {
  readonly #earlier = readDurations()
  readonly #ended = new Map<string, number>()
  readonly #startedAt = new Map<string, number>()
  #files: string[] = []
  #failed = 0
  #lineAt = performance.now()
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#files = specifications.map(
      ({ testModule, moduleId }) => testModule?.relativeModuleId ?? this.#relative(moduleId),
    )
  }

  onTestModuleQueued(module: TestModule): void {
    this.#startedAt.set(module.relativeModuleId, performance.now())
  }

  onTestModuleEnd(module: TestModule): void {
    const path = module.relativeModuleId
    const now = performance.now()
    this.#ended.set(path, now - (this.#startedAt.get(path) ?? now))
    this.#startedAt.delete(path)
    if (!module.ok()) this.#failed++
    if (now - this.#lineAt < lineEveryMs) return
    this.#lineAt = now
    const running = new Map([...this.#startedAt].map(([path, at]) => [path, now - at]))
    const left = timeLeft({
      ended: this.#ended,
      running,
      waiting: this.#files.filter(path => !this.#ended.has(path) && !running.has(path)),
      earlier: this.#earlier,
      workers: Number(this.#vitest?.config.maxWorkers ?? 1),
    })
    this.#vitest?.logger.log(progressLine(this.#ended.size, this.#files.length, this.#failed, left))
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    writeDurations(new Map([...this.#earlier, ...this.#ended]))
    const file = process.env.KEZEK_TALLY
    if (file) writeFileSync(file, JSON.stringify(tallyOf(modules.map(testedFile))))
  }

  #relative(moduleId: string): string {
    const root = `${this.#vitest?.config.root ?? ''}/`
    return moduleId.startsWith(root) ? moduleId.slice(root.length) : moduleId
  }
}

function testedFile(module: TestModule): TestedFile {
  const tests = [...module.children.allTests()].map(test => ({
    name: test.fullName,
    state: test.result().state,
    retries: test.diagnostic()?.retryCount ?? 0,
  }))
  return { path: module.relativeModuleId, isFailed: !module.ok(), tests }
}
