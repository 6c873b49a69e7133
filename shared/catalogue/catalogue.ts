import type { QueueId, ServiceId } from '../domain/queue.ts'
import { purposes, queueId } from '../domain/queue.ts'
import centresJson from './centres.json' with { type: 'json' }
import { serviceMap } from './effective.ts'
import { type EntitlementId, entitlementsOf } from './entitlements.ts'
import indicatorsJson from './indicators.json' with { type: 'json' }
import { type Centre, catalogueSchema, type Indicator, type ServiceFacts } from './schema.ts'
import servicesJson from './services.json' with { type: 'json' }

/**
 * The facts of Order No. 335, typed. The order was repealed in 2010; see docs/order.md. `validateCatalogue` checks what the type
 * assertions below claim. The server calls it first, so that bad data ends in a sentence instead of a stack trace of this import.
 */
const facts = servicesJson as readonly ServiceFacts[]
export const centres = centresJson as readonly Centre[]
export const indicators = indicatorsJson as readonly Indicator[]

/** One of the 18 services: the annex's facts, with the entitlements of the people whom it serves out of turn. */
export type CatalogueService = ServiceFacts & { entitlements: readonly EntitlementId[] }

/** All services in the sequence of the order, annex 1 to 18. */
export const services: readonly CatalogueService[] = facts.map(service => ({
  ...service,
  entitlements: entitlementsOf(service.outOfTurn),
}))

export const servicesById: ReadonlyMap<ServiceId, CatalogueService> = serviceMap(services)

/** All 36 queues: submission and collection of each service. */
export const queues: readonly QueueId[] = services.flatMap(({ id }) =>
  purposes.map(purpose => queueId(id, purpose)),
)

const centresById: ReadonlyMap<string, Centre> = new Map(centres.map(centre => [centre.id, centre]))

/** @returns a service of the order; undefined for an unknown id. */
export function serviceById(id: ServiceId): CatalogueService | undefined {
  return servicesById.get(id)
}

/** @returns a centre of the order; undefined for an unknown id. */
export function centreById(id: string): Centre | undefined {
  return centresById.get(id)
}

const bundled = { services: servicesJson, centres: centresJson, indicators: indicatorsJson }

/**
 * Checks a catalogue, by default the program's own.
 * @throws Error whose message is a sentence that names the fault
 */
export function validateCatalogue(data: unknown = bundled): void {
  const result = catalogueSchema.safeParse(data)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new Error(`The catalogue is wrong at ${issue?.path.join('.')}: ${issue?.message}.`)
  }
  const { services, centres, indicators } = result.data
  refuseTwice(
    'annex',
    services.map(service => service.annex),
  )
  refuseTwice(
    'service',
    services.map(service => service.id),
  )
  refuseTwice(
    'centre number',
    centres.map(centre => centre.number),
  )
  refuseTwice(
    'centre',
    centres.map(centre => centre.id),
  )
  refuseTwice(
    'indicator',
    indicators.map(indicator => indicator.id),
  )
}

function refuseTwice(what: string, values: readonly (string | number)[]): void {
  const twice = values.find((value, at) => values.indexOf(value) !== at)
  if (twice !== undefined) throw new Error(`The catalogue has the ${what} ${twice} twice.`)
}
