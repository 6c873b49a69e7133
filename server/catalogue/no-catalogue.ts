import { type Catalogue, createCatalogue } from '../../shared/catalogue/catalogue.ts'

const nothing = { kk: '', ru: '', en: '' }

/** What a node knows of its catalogue until it has read it: nothing is offered, and there is no centre. */
export const noCatalogue: Catalogue = createCatalogue(
  {
    format: 1,
    title: nothing,
    groups: [],
    purposes: [],
    entitlements: [],
    windows: [],
    hours: [],
    services: [],
    centres: [],
    indicators: [],
  },
  0,
)
