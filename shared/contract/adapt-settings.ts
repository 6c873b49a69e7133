import type { Catalogue } from '../catalogue/catalogue.ts'
import { migrateSettings } from '../catalogue/migrate-settings.ts'
import type { CentreSettings, CounterSettings } from '../domain/settings.ts'
import { namedPath } from './named-path.ts'
import { parseSettings, settingsSchema } from './settings.ts'
import type { LeftOut, VersionProblem } from './versions.ts'

export interface AdaptedSettings {
  /** Absent: the settings are not valid today, even without what was left out. */
  settings?: CentreSettings
  leftOut: LeftOut[]
  problem?: VersionProblem
}

/**
 * Brings settings of an old version to the schema and the catalogue of today.
 *
 * @param document settings of any version, unchecked
 * @returns the settings without what the catalogue no longer has, and what that is
 */
export function adaptSettings(document: unknown, catalogue: Catalogue): AdaptedSettings {
  const parsed = settingsSchema.safeParse(migrateSettings(document))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const problem = {
      path: namedPath(migrateSettings(document), issue?.path.join('.') ?? ''),
      problem: issue?.message ?? '',
    }
    return { leftOut: [], problem }
  }
  // zod keeps absent fields absent, so the result has the exact type.
  const old = parsed.data as CentreSettings
  const leftOut: LeftOut[] = []
  const services = Object.entries(old.services).filter(([id]) => {
    const isKnown = catalogue.servicesById.has(id)
    if (!isKnown) leftOut.push({ path: `services.${id}` })
    return isKnown
  })
  const counters = old.counters.flatMap(counter => adaptCounter(counter, catalogue, leftOut))
  const fitting = { ...old, services: Object.fromEntries(services), counters }
  const adapted = parseSettings(fitting, catalogue)
  if (adapted.ok) return { settings: adapted.settings, leftOut }
  return { leftOut, problem: { path: namedPath(fitting, adapted.path), problem: adapted.problem } }
}

/** @returns the window without queues that no longer exist; nothing when none of its queues does */
function adaptCounter(counter: CounterSettings, catalogue: Catalogue, leftOut: LeftOut[]): CounterSettings[] {
  const known = new Set<string>(catalogue.queues)
  const queues = counter.queues.filter(queue => known.has(queue))
  const gone = counter.queues.filter(queue => !known.has(queue))
  if (queues.length === 0) {
    leftOut.push({ path: `counters.${counter.id}` })
    return []
  }
  leftOut.push(...gone.map(name => ({ path: `counters.${counter.id}.queues`, name })))
  return [{ ...counter, queues }]
}
