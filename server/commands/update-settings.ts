import { parseSettings } from '../../shared/contract/settings.ts'
import { settingsArgs } from '../queue/rules.ts'
import { contextOf, refuse, type UseCase } from './use-case.ts'

/** A manager changes the centre's settings, made from the version that was seen. */
export const updateSettings: UseCase<'settings:update-settings'> = async ({ store }, request, body) => {
  const parsed = parseSettings(body.settings)
  if (!parsed.ok) return refuse('BAD_SETTINGS', { path: parsed.path, problem: parsed.problem })
  return store.run(
    request.asker.centre,
    'update-settings',
    contextOf(request),
    settingsArgs(body.base, parsed.settings),
  )
}
