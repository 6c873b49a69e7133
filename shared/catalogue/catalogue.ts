import type { QueueId, ServiceId } from '../domain/queue.ts'
import { type CatalogueProblem, kindOfIssue } from './problems.ts'
import { queuesOf } from './queues-of.ts'
import {
  type CatalogueData,
  type Centre,
  catalogueSchema,
  type Group,
  type PurposeTitles,
  type Service,
} from './schema.ts'

/** The services, centres and rules of an organisation, with the lookups that halls need. It never changes. */
export interface Catalogue extends Readonly<CatalogueData> {
  /** Grows by one with each change; the first is 1. */
  readonly version: number
  readonly servicesById: ReadonlyMap<ServiceId, Service>
  readonly centresById: ReadonlyMap<string, Centre>
  /** All queues that exist, retired ones too, in the order of the services and of their purposes. */
  readonly queues: readonly QueueId[]
  /** Everything that ticket numbers begin with: the groups, then purposes with a letter of their own. */
  readonly letters: readonly Group[]
}

/** Creates a catalogue from checked data. */
export function createCatalogue(data: CatalogueData, version: number): Catalogue {
  return {
    ...data,
    version,
    servicesById: new Map(data.services.map(service => [service.id, service])),
    centresById: new Map(data.centres.map(centre => [centre.id, centre])),
    queues: data.services.flatMap(queuesOf),
    letters: [...data.groups, ...data.purposes.flatMap(lettersOf)],
  }
}

function lettersOf({ letter, title, sign = title }: PurposeTitles): Group[] {
  return letter === undefined ? [] : [{ letter, title: sign }]
}

/** @returns a catalogue's data, without its version and lookups */
export function dataOf(catalogue: Catalogue): CatalogueData {
  const { version, servicesById, centresById, queues, letters, ...data } = catalogue
  return data
}

export type ParsedCatalogue =
  | { ok: true; data: CatalogueData }
  /**
   * `path` points to the faulty place in the document, `services.0.title.en`; `problem` says what is wrong, and `kind` which sentence a
   * screen has for it. `limit`: the number that was passed, if it is one.
   */
  | { ok: false; path: string; problem: string; kind: CatalogueProblem; limit?: number }

/** Checks a catalogue document. @returns its data, or the first problem */
export function parseCatalogue(document: unknown): ParsedCatalogue {
  const parsed = catalogueSchema.safeParse(document, { reportInput: true })
  if (parsed.success) return { ok: true, data: parsed.data }
  const [issue] = parsed.error.issues
  if (!issue) return { ok: false, path: '', problem: '', kind: 'other' }
  return { ok: false, path: issue.path.join('.'), problem: issue.message, ...kindOfIssue(issue) }
}
