import { findChanges } from '../../shared/contract/document-changes.ts'
import type { ErrorDetail } from '../../shared/contract/errors.ts'
import { parseSettings } from '../../shared/contract/settings.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { settingsArgs } from '../queue/rules.ts'
import type { Refused } from '../queue/script-runner.ts'
import { lastWord } from './last-word.ts'
import { type CommandDeps, contextOf, type HallKnowledge, refuse, type UseCase } from './use-case.ts'

/** Milliseconds that a save waits for the view to hold the version on which it is based, so that the two can be compared. */
const viewTimeoutMs = 200
/** Versions that the view may be behind before a save no longer waits for it. */
const maxVersionsBehind = 2

/** Replaces a centre's settings, if `base` is still the present version. A dry run judges the change and makes none. */
export const updateSettings: UseCase<'settings:update-settings'> = async (deps, request, body) => {
  const { store, hall } = deps
  const catalogue = deps.catalogue()
  const parsed = parseSettings(body.settings, catalogue)
  const refuseNew = (no: Refused) => lastWord(no, store, request, 'settings:update-settings')
  if (!parsed.ok) return refuseNew(refuse('BAD_SETTINGS', { path: parsed.path, problem: parsed.problem }))
  const { centre } = request.asker
  const before = await readVersion(hall(centre), body.base)
  const checked = await withCheckedPaper(deps, before, parsed.settings)
  if (checked === 'busy') return refuseNew(refuse('TOO_MANY'))
  if (!checked.ok) return refuseNew(refuse('BAD_SETTINGS', checked.detail))
  const { settings } = checked
  const changes = before
    ? findChanges({ ...before, version: undefined }, { ...settings, version: undefined })
    : []
  const args = settingsArgs(body.base, settings, catalogue, changes, store.now())
  const whole = body.dryRun ? { ...args, dryRun: '1' } : args
  return store.run(centre, 'update-settings', contextOf(request), whole)
}

/** @returns version `base` of the settings; undefined when this node's view has another one. The script checks whether `base` is the last. */
async function readVersion(
  hall: HallKnowledge | undefined,
  base: number,
): Promise<CentreSettings | undefined> {
  const end = performance.now() + viewTimeoutMs
  const missing = () => (hall?.view ? base - hall.view.settings.version : 0)
  while (missing() > 0 && missing() <= maxVersionsBehind && performance.now() < end)
    await hall?.waitFor((hall.view?.n ?? 0) + 1, viewTimeoutMs)
  const seen = hall?.view?.settings
  return seen?.version === base ? seen : undefined
}

type CheckedPaper = { ok: true; settings: CentreSettings } | { ok: false; detail: ErrorDetail } | 'busy'

/**
 * Checks what the schema cannot: where printers are, and whether the ticket can be drawn. Does not check unchanged parts, so that a new rule
 * does not keep a manager from changing something else.
 *
 * @returns the settings, with logos turned from files into dots
 */
async function withCheckedPaper(
  { allowsPrinter, checkTicket }: CommandDeps,
  before: CentreSettings | undefined,
  settings: CentreSettings,
): Promise<CheckedPaper> {
  for (const [id, { address }] of Object.entries(settings.printers)) {
    if (address !== before?.printers[id]?.address && !allowsPrinter(address))
      return {
        ok: false,
        detail: { path: `printers.${id}.address`, problem: 'not in the networks of printers' },
      }
  }
  if (JSON.stringify(settings.ticket) === JSON.stringify(before?.ticket)) return { ok: true, settings }
  const checked = await checkTicket(settings.ticket)
  if (checked === 'busy') return checked
  if (!checked.ok) return { ok: false, detail: { path: `ticket.${checked.path}`, problem: checked.problem } }
  return { ok: true, settings: { ...settings, ticket: checked.blocks } }
}
