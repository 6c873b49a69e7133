import type { LocalizedText } from '../domain/settings.ts'

/** Kinds of people whom annexes serve out of turn. The war is the Great Patriotic War. */
export const orderCategories = [
  'war-veteran',
  'war-participant',
  'war-disabled',
  'disabled-group-1',
  'disabled-group-2',
] as const
export type OrderCategory = (typeof orderCategories)[number]

/** The entitlements every centre knows; a centre may add its own. */
export type EntitlementId = 'war-veteran' | 'disability'

export interface Entitlement {
  id: EntitlementId
  title: LocalizedText
}

export const entitlements: readonly Entitlement[] = [
  {
    id: 'war-veteran',
    title: {
      kk: 'Ұлы Отан соғысының ардагері',
      ru: 'Ветеран Великой Отечественной войны',
      en: 'Veteran of the Great Patriotic War',
    },
  },
  {
    id: 'disability',
    title: {
      kk: 'I немесе II топтағы мүгедектігі бар адам',
      ru: 'Лицо с инвалидностью I или II группы',
      en: 'Person with a disability of group I or II',
    },
  },
]

/** The law counts participants of the war and people disabled in it as its veterans, so the kiosk asks one question for all. */
const entitlementOfCategory = {
  'war-veteran': 'war-veteran',
  'war-participant': 'war-veteran',
  'war-disabled': 'war-veteran',
  'disabled-group-1': 'disability',
  'disabled-group-2': 'disability',
} as const satisfies Record<OrderCategory, EntitlementId>

/** @returns the entitlements, each once, of the kinds of people that an annex names. */
export function entitlementsOf(categories: readonly OrderCategory[]): EntitlementId[] {
  return [...new Set(categories.map(category => entitlementOfCategory[category]))]
}
