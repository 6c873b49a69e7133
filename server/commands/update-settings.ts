import type { SettingsChange } from '../../shared/contract/events.ts'
import { parseSettings } from '../../shared/contract/settings.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { settingsArgs } from '../queue/rules.ts'
import { settingsChanges } from './settings-changes.ts'
import { contextOf, type HallKnowledge, refuse, type UseCase } from './use-case.ts'

/** The view hears of a version a moment after whoever saved it: a save right behind waits for that, to be compared with it. */
const viewMs = 200
const mostBehind = 2

/** A manager changes the centre's settings, made from the version that was seen. */
export const updateSettings: UseCase<'settings:update-settings'> = async ({ store, hall }, request, body) => {
  const parsed = parseSettings(body.settings)
  if (!parsed.ok) return refuse('BAD_SETTINGS', { path: parsed.path, problem: parsed.problem })
  const { centre } = request.asker
  const changes = await changesFrom(hall(centre), body.base, parsed.settings)
  return store.run(
    centre,
    'update-settings',
    contextOf(request),
    settingsArgs(body.base, parsed.settings, changes),
  )
}

/** @returns what differs from version `base`; nothing where this node does not see that one. The script says whether it is the last. */
async function changesFrom(
  hall: HallKnowledge | undefined,
  base: number,
  settings: CentreSettings,
): Promise<SettingsChange[]> {
  const end = performance.now() + viewMs
  const missing = () => (hall?.view ? base - hall.view.settings.version : 0)
  while (missing() > 0 && missing() <= mostBehind && performance.now() < end)
    await hall?.reached((hall.view?.n ?? 0) + 1, viewMs)
  const seen = hall?.view?.settings
  return seen?.version === base ? settingsChanges(seen, settings) : []
}
