import { type Organisation, organisationId, organisationOf } from '../../shared/catalogue/organisation.ts'
import type { CatalogueData, Centre, Group, PurposeTitles, Service } from '../../shared/catalogue/schema.ts'
import { withFileIds } from './file-ids.ts'
import type { ItemList } from './item-draft.ts'
import { idOfWords } from './tidy.ts'

export type CatalogueEntitlement = CatalogueData['entitlements'][number]
export type CatalogueWindow = CatalogueData['windows'][number]

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

export const serviceList: ItemList<Service> = {
  part: 'services',
  needed: ['id', 'title', 'kioskTitle', 'recipients', 'processing', 'queues', 'documents', 'fee'],
  items: ({ services }) => services,
  idOf: ({ id }) => id,
  newId: ({ kioskTitle }, { services }) => idOfWords(kioskTitle.en, ids(services)),
  complete: withFileIds,
}

export const groupList: ItemList<Group> = {
  part: 'groups',
  needed: ['letter', 'title'],
  items: ({ groups }) => groups,
  idOf: ({ letter }) => letter,
  newId: ({ letter }) => letter,
}

export const purposeList: ItemList<PurposeTitles> = {
  part: 'purposes',
  needed: ['id', 'title'],
  items: ({ purposes }) => purposes,
  idOf: ({ id }) => id,
  newId: ({ id }) => id,
}

export const entitlementList: ItemList<CatalogueEntitlement> = {
  part: 'entitlements',
  needed: ['id', 'title'],
  items: ({ entitlements }) => entitlements,
  idOf: ({ id }) => id,
  newId: ({ title }, { entitlements }) => idOfWords(title.en, ids(entitlements)),
}

export const windowList: ItemList<CatalogueWindow> = {
  part: 'windows',
  needed: ['purposes', 'groups'],
  items: ({ windows }) => windows,
  idOf: (_window, at) => String(at + 1),
  newId: (_window, { windows }) => String(windows.length + 1),
}

export const centreList: ItemList<Centre> = {
  part: 'centres',
  isPermanent: true,
  needed: ['id', 'number', 'name', 'address', 'phones'],
  items: ({ centres }) => centres,
  idOf: ({ id }) => id,
  newId: ({ name }, { centres }) => idOfWords(name.en, ids(centres)),
}

/** The entry of one centre in its own section. Its draft is another one than the draft in the list of centres. */
export const ownCentreList: ItemList<Centre> = { ...centreList, section: 'centre' }

export const organisationList: ItemList<Organisation> = {
  part: 'organisation',
  isPermanent: true,
  isSingle: true,
  needed: ['title', 'hours'],
  items: catalogue => [organisationOf(catalogue)],
  idOf: () => organisationId,
  newId: () => organisationId,
}
