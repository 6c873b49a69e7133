import type { ErrorDetail } from '../../shared/contract/errors.ts'
import { parseSettings } from '../../shared/contract/settings.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { settingsArgs } from '../queue/rules.ts'
import { settingsChanges } from './settings-changes.ts'
import { type CommandDeps, contextOf, type HallKnowledge, refuse, type UseCase } from './use-case.ts'

/** The view learns of a version a moment after it was saved. The next save waits this long for it, in ms, to be compared with it. */
const viewMs = 200
/** Versions that the view may be behind for the save to wait for it. */
const maxVersionsBehind = 2

/** A manager changes the centre's settings, made from the version that was seen. */
export const updateSettings: UseCase<'settings:update-settings'> = async (deps, request, body) => {
  const { store, hall } = deps
  const parsed = parseSettings(body.settings)
  if (!parsed.ok) return refuse('BAD_SETTINGS', { path: parsed.path, problem: parsed.problem })
  const { centre } = request.asker
  const before = await versionSeen(hall(centre), body.base)
  const checked = await withCheckedPaper(deps, before, parsed.settings)
  if (checked === 'busy') return refuse('TOO_MANY')
  if (!checked.ok) return refuse('BAD_SETTINGS', checked.detail)
  const { settings } = checked
  const changes = before ? settingsChanges(before, settings) : []
  const args = settingsArgs(body.base, settings, changes, store.now())
  return store.run(centre, 'update-settings', contextOf(request), args)
}

/** @returns version `base` of the settings; undefined where this node does not see it. The script says whether it is the last. */
async function versionSeen(
  hall: HallKnowledge | undefined,
  base: number,
): Promise<CentreSettings | undefined> {
  const end = performance.now() + viewMs
  const missing = () => (hall?.view ? base - hall.view.settings.version : 0)
  while (missing() > 0 && missing() <= maxVersionsBehind && performance.now() < end)
    await hall?.waitFor((hall.view?.n ?? 0) + 1, viewMs)
  const seen = hall?.view?.settings
  return seen?.version === base ? seen : undefined
}

type CheckedPaper = { ok: true; settings: CentreSettings } | { ok: false; detail: ErrorDetail } | 'busy'

/**
 * Checks what the schema can't: where printers are, and whether the ticket can be drawn. What was saved before stays as it is,
 * so that a new rule never keeps a manager from changing something else.
 * @returns the settings with the dots of logos in place of their files
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
