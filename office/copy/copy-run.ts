import { findChanges } from '../../shared/contract/document-changes.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { SettingsChange } from '../../shared/contract/events.ts'
import { namedPath } from '../../shared/contract/named-path.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { SettingsSection } from '../../shared/domain/settings-sections.ts'
import { type ChangedSettings, type PlanChange, taking, takingBack } from '../settings-plans.ts'

/** Differences of one centre that the preview lists; more are not read. */
const maxListed = 100

/**
 * How far a centre is. `same`: it has these settings already. `ready`: the server would accept the copy. `changed`: somebody has changed
 * the same sections since, so that the copy was not taken back.
 */
export type CopyState = 'waiting' | 'same' | 'ready' | 'refused' | 'copied' | 'undone' | 'changed'

export interface CopyRow {
  centre: string
  state: CopyState
  /** What the copy changes in the centre. */
  changes: SettingsChange[]
  /** The centre's settings before, which its changes are described with. */
  before?: CentreSettings
  refusal?: Refusal
  /** Where the server found the copy wrong, with windows by their numbers. */
  wrongPlace?: string
  /** What was saved, so that it can be taken back. */
  made?: { before: CentreSettings; after: CentreSettings }
}

export interface CopyPlan {
  source: CentreSettings
  sections: readonly SettingsSection[]
  centres: readonly string[]
}

type Change = (centre: string, plan: PlanChange, options?: { dryRun?: boolean }) => Promise<ChangedSettings>

/** Copies sections of one centre's settings to others, one centre after the other. Each can be taken back. */
export class CopyRun {
  rows: readonly CopyRow[]
  /** Centres that the present step has finished; undefined: nothing is being done. */
  done: number | undefined
  readonly #plan: CopyPlan
  readonly #change: Change
  readonly #onNews: () => void
  #isStopped = false

  /**
   * @param change changes one centre's settings on the server
   * @param onNews called when a row or the progress has changed
   */
  constructor(plan: CopyPlan, change: Change, onNews: () => void) {
    this.#plan = plan
    this.#change = change
    this.#onNews = onNews
    this.rows = plan.centres.map(centre => ({ centre, state: 'waiting', changes: [] }))
  }

  /** Ends after the centre that is being worked on. */
  stop(): void {
    this.#isStopped = true
  }

  get sections(): readonly SettingsSection[] {
    return this.#plan.sections
  }

  countOf(state: CopyState): number {
    return this.rows.filter(row => row.state === state).length
  }

  /** Asks each centre what the copy would change and whether it would be refused. Nothing is changed. */
  preview(): Promise<void> {
    return this.#each(
      () => true,
      async row => {
        const judged = await this.#change(row.centre, this.#taking, { dryRun: true })
        const { before, after } = 'before' in judged ? judged : {}
        const changes = before && after ? changesBetween(before, after) : []
        const seen = { ...row, changes, ...(before && { before }) }
        if (!judged.ok) return refused(seen, judged.error, after)
        return { ...seen, state: changes.length === 0 ? 'same' : 'ready' }
      },
    )
  }

  /** Copies to each centre that would accept it. */
  copy(): Promise<void> {
    return this.#each(
      ({ state }) => state === 'ready',
      async row => {
        const made = await this.#change(row.centre, this.#taking)
        if (!made.ok) return refused(row, made.error, 'after' in made ? made.after : undefined)
        return { ...row, state: 'copied', made: { before: made.before, after: made.after } }
      },
    )
  }

  /** Takes the copy back at each centre that has it. */
  undo(): Promise<void> {
    return this.#each(
      ({ state }) => state === 'copied',
      async row => {
        const { made } = row
        if (!made) return row
        const back = await this.#change(row.centre, takingBack(made, this.#plan.sections))
        if (back.ok) return { ...row, state: 'undone' }
        return back.error ? { ...row, refusal: back.error } : { ...row, state: 'changed' }
      },
    )
  }

  get #taking(): PlanChange {
    return taking(this.#plan.source, this.#plan.sections)
  }

  async #each(isMeant: (row: CopyRow) => boolean, work: (row: CopyRow) => Promise<CopyRow>): Promise<void> {
    if (this.done !== undefined) return
    this.done = 0
    this.#onNews()
    for (const [at, row] of this.rows.entries()) {
      if (this.#isStopped) break
      if (isMeant(row)) this.rows = this.rows.with(at, await work(row))
      this.done = at + 1
      this.#onNews()
    }
    this.done = undefined
    this.#onNews()
  }
}

function refused(row: CopyRow, refusal: Refusal | undefined, wanted: CentreSettings | undefined): CopyRow {
  const path = refusal?.code === 'BAD_SETTINGS' ? refusal.detail?.path : undefined
  return {
    ...row,
    state: 'refused',
    refusal: refusal ?? { code: 'STALE_SETTINGS' },
    ...(typeof path === 'string' && { wrongPlace: namedPath(wanted, path) }),
  }
}

function changesBetween(before: CentreSettings, after: CentreSettings): SettingsChange[] {
  return findChanges({ ...before, version: undefined }, { ...after, version: undefined }, maxListed)
}
