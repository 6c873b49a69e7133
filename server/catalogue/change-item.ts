import { isDeepStrictEqual } from 'node:util'
import { type ParsedCatalogue, parseCatalogue } from '../../shared/catalogue/catalogue.ts'
import { organisationFields, organisationId, organisationOf } from '../../shared/catalogue/organisation.ts'
import type { CatalogueProblem } from '../../shared/catalogue/problems.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { CatalogueList, CataloguePart } from '../../shared/contract/catalogue.ts'
import type { ErrorDetail, Refusal } from '../../shared/contract/errors.ts'
import { itemId, namedPath } from './item-path.ts'
import { mergeCatalogue } from './merge-catalogue.ts'

/** A change of one item: a service, a group, a centre, the organisation itself. */
export interface ItemChange {
  part: CataloguePart
  /** The item's id, letter or number. */
  id: string
  /** The item as the author saw it; null: it is new. */
  before: unknown
  /** The item as it is to be; null: it is removed, and a service is retired. */
  after: unknown
  /** The item's place in its list, from 0; absent: where it is, or the end. */
  place?: number
}

export type PlannedCatalogue = { ok: true; data: CatalogueData } | { ok: false; refusal: Refusal }

/** @returns the refusal of a catalogue that is wrong somewhere */
export function badCatalogue(
  path: string,
  problem: CatalogueProblem,
  more: ErrorDetail = {},
): PlannedCatalogue {
  return { ok: false, refusal: { code: 'BAD_CATALOGUE', detail: { path, problem, ...more } } }
}

/**
 * Makes the change of one item in the present catalogue. Whatever else has changed since the author looked stays as it is.
 *
 * @returns the new catalogue; ITEM_CHANGED with the present item when it is not what the author saw
 */
export function changeItem(present: CatalogueData, change: ItemChange): PlannedCatalogue {
  const { part } = change
  return part === 'organisation'
    ? changeOrganisation(present, change)
    : changeListed(present, { ...change, part })
}

type ListedChange = ItemChange & { part: CatalogueList }

function changeListed(present: CatalogueData, change: ListedChange): PlannedCatalogue {
  const { part, id, before, after } = change
  const items: readonly unknown[] = present[part]
  const at = items.findIndex((item, index) => itemId(part, item, index) === id)
  const now = items[at] ?? null
  if (!isDeepStrictEqual(now, before)) return otherItem(change, now)
  const path = `${part}.${id}`
  if (after === null) {
    if (part === 'centres') return badCatalogue(path, 'in-use')
    // Tickets and reports name a service, so it stays in the catalogue.
    return part === 'services' && typeof now === 'object'
      ? checked(present, change, withItem(items, at, { ...now, retired: true }, change.place))
      : checked(
          present,
          change,
          items.filter(item => item !== now),
        )
  }
  // A window's number is its place.
  if (part !== 'windows' && itemId(part, after, at) !== id) return badCatalogue(`${path}.id`, 'id-fixed')
  return checked(present, change, withItem(items, at, after, change.place))
}

function otherItem({ part, id }: ItemChange, now: unknown): PlannedCatalogue {
  return {
    ok: false,
    refusal: { code: 'ITEM_CHANGED', detail: { part, id, present: JSON.stringify(now) } },
  }
}

/** Changes what a catalogue says about the organisation itself. Its lists stay as they are. */
function changeOrganisation(present: CatalogueData, change: ItemChange): PlannedCatalogue {
  const { part, id, before, after } = change
  const now = id === organisationId ? organisationOf(present) : null
  if (!isDeepStrictEqual(now, before)) return otherItem(change, now)
  if (now === null) return badCatalogue(`${part}.id`, 'id-fixed')
  if (after === null) return badCatalogue(part, 'in-use')
  if (typeof after !== 'object') return badCatalogue(part, 'other')
  // A list of the catalogue among the fields would replace the present one.
  if (!Object.keys(after).every(isOfOrganisation)) return badCatalogue(part, 'unknown-field')
  const lists = Object.entries(present).filter(([name]) => !isOfOrganisation(name))
  const parsed = parseCatalogue({ ...Object.fromEntries(lists), ...after })
  if (parsed.ok) return parsed
  const { path, kind, limit } = parsed
  return badCatalogue(`${part}.${path}`, kind, limit === undefined ? {} : { limit })
}

function isOfOrganisation(name: string): boolean {
  return organisationFields.some(field => field === name)
}

/** @param at the item's place until now; -1: it is new. @returns the list with the item in its new place */
function withItem(
  items: readonly unknown[],
  at: number,
  item: unknown,
  place: number | undefined,
): unknown[] {
  const others = items.filter((_, index) => index !== at)
  return others.toSpliced(place ?? (at < 0 ? others.length : at), 0, item)
}

function checked(
  present: CatalogueData,
  { part, id, after }: ListedChange,
  items: unknown[],
): PlannedCatalogue {
  const document = { ...present, [part]: items }
  const parsed = parseCatalogue(document)
  if (!parsed.ok) {
    const path = namedPath(document, parsed.path)
    const { kind, limit } = parsed
    // What names a removed item is what keeps it from being removed.
    if (after === null) return badCatalogue(`${part}.${id}`, 'in-use', { by: path })
    return badCatalogue(path, kind, limit === undefined ? {} : { limit })
  }
  const merged = mergeCatalogue(present, parsed.data)
  if (merged.ok) return merged
  return 'fault' in merged ? badMerge(merged.fault) : badCatalogue('centres', 'centre-missing')
}

/** Refuses a catalogue that is right in itself, but not together with what stays of the present one. */
export function badMerge({ path, kind, limit }: ParsedCatalogue & { ok: false }): PlannedCatalogue {
  return badCatalogue(path, kind, limit === undefined ? {} : { limit })
}
