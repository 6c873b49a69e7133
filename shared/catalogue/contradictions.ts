import { type Purpose, purposes } from '../domain/queue.ts'
import { settingsLimits } from '../domain/settings-limits.ts'

/** A place in a catalogue that disagrees with another one. */
export interface Contradiction {
  path: readonly (string | number)[]
  message: string
}

interface ServiceParts {
  id: string
  annex?: number
  retired?: boolean
  group: string
  files?: readonly { id: string }[]
  queues: Partial<Record<Purpose, { retired?: boolean; entitlements?: readonly string[] }>>
}

/** The parts of a catalogue that name each other. */
interface Parts {
  groups: readonly { letter: string }[]
  purposes: readonly { id: Purpose; letter?: string }[]
  entitlements: readonly { id: string }[]
  windows: readonly { purposes: readonly Purpose[]; groups: readonly string[] }[]
  services: readonly ServiceParts[]
  centres: readonly { id: string; number: number }[]
  indicators: readonly { id: string }[]
}

/**
 * Yields ids that are there twice, and names of things that are not there. A retired service or queue may name what has left the
 * catalogue with it.
 */
export function* contradictions(catalogue: Parts): Generator<Contradiction> {
  const { groups, entitlements, services, centres, indicators } = catalogue
  const letters = catalogue.purposes.map(({ letter }) => letter)
  yield* twice('groups', 'letter', [...groups.map(({ letter }) => letter), ...letters])
  yield* twice('purposes', 'purpose', ids(catalogue.purposes))
  yield* twice('entitlements', 'entitlement', ids(entitlements))
  yield* twice('services', 'service', ids(services))
  yield* twice(
    'services',
    'annex',
    services.map(({ annex, retired }) => (retired ? undefined : annex)),
  )
  yield* twice('centres', 'centre', ids(centres))
  yield* twice(
    'centres',
    'centre number',
    centres.map(({ number }) => number),
  )
  yield* twice('indicators', 'indicator', ids(indicators))
  for (const [at, service] of services.entries())
    if (!service.retired) yield* contradictionsOf(service, at, catalogue)
  yield* contradictionsOfWindows(catalogue)
}

function* contradictionsOf(
  { group, queues, files = [] }: ServiceParts,
  at: number,
  catalogue: Parts,
): Generator<Contradiction> {
  const knownGroups = catalogue.groups.map(({ letter }) => letter)
  yield* unknown(['services', at, 'group'], 'group', [group], knownGroups)
  yield* twice(['services', at, 'files'], 'file', ids(files))
  for (const purpose of purposes) {
    const queue = queues[purpose]
    if (!queue || queue.retired) continue
    const path = ['services', at, 'queues', purpose]
    yield* unknown(path, 'purpose', [purpose], ids(catalogue.purposes))
    const { entitlements = [] } = queue
    yield* unknown([...path, 'entitlements'], 'entitlement', entitlements, ids(catalogue.entitlements))
  }
}

function* contradictionsOfWindows({ groups, purposes, services, windows }: Parts): Generator<Contradiction> {
  const knownGroups = groups.map(({ letter }) => letter)
  for (const [at, window] of windows.entries()) {
    yield* unknown(['windows', at, 'groups'], 'group', window.groups, knownGroups)
    yield* unknown(['windows', at, 'purposes'], 'purpose', window.purposes, ids(purposes))
    const served = services.filter(({ group }) => window.groups.includes(group))
    const count = served.flatMap(({ queues }) => window.purposes.filter(purpose => queues[purpose])).length
    const { max } = settingsLimits.counterQueues
    if (count === 0) yield { path: ['windows', at], message: 'no service has a queue for this window' }
    if (count > max)
      yield { path: ['windows', at], message: `the window has ${count} queues, and at most ${max} fit` }
  }
}

const ids = <Id extends string>(things: readonly { id: Id }[]): Id[] => things.map(thing => thing.id)

function* twice(
  list: string | Contradiction['path'],
  what: string,
  values: readonly (string | number | undefined)[],
): Generator<Contradiction> {
  for (const [at, value] of values.entries())
    if (value !== undefined && values.indexOf(value) < at)
      yield { path: [list, at].flat(), message: `the ${what} ${value} is there twice` }
}

function* unknown(
  path: Contradiction['path'],
  what: string,
  values: readonly string[],
  known: readonly string[],
): Generator<Contradiction> {
  for (const value of values)
    if (!known.includes(value)) yield { path, message: `the catalogue has no ${what} ${value}` }
}
