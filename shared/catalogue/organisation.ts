import type { CatalogueData } from './schema.ts'

/** Fields of a catalogue about the organisation itself. They are changed together, as one item. */
export const organisationFields = ['title', 'remark', 'zone', 'hours', 'policy'] as const
export type Organisation = Pick<CatalogueData, (typeof organisationFields)[number]>

/** The id of the organisation in addresses and paths. A catalogue has one. */
export const organisationId = 'organisation'

export function organisationOf({ title, remark, zone, hours, policy }: CatalogueData): Organisation {
  return { title, ...(remark && { remark }), ...(zone && { zone }), hours, ...(policy && { policy }) }
}
