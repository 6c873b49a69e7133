import type { CentreSettings, LocalizedText } from '../../shared/domain/settings.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { lacksLanguage } from '../../shared/i18n/common/forms.ts'
import { randomId } from '../../shared/ui/random-id.ts'
import type { Part } from '../draft.ts'

/** Numbers of the rules, by their names in the settings. */
const ruleNumbers = ['maxWaiting', 'lastTicketMinutes', 'noShowAfter', 'ordinaryAfter'] as const
export type RuleNumber = (typeof ruleNumbers)[number]

export type Rules = Pick<CentreSettings, 'policy' | 'entitlements' | RuleNumber>
export type Entitlement = Rules['entitlements'][number]

export const rulesPart: Part<Rules> = {
  name: 'rules',
  hasShape: value =>
    typeof value === 'object' &&
    value !== null &&
    'entitlements' in value &&
    Array.isArray(value.entitlements) &&
    'policy' in value &&
    ruleNumbers.every(name => name in value),
  read: ({ policy, entitlements, ordinaryAfter, maxWaiting, lastTicketMinutes, noShowAfter }) => ({
    policy,
    entitlements,
    ordinaryAfter,
    maxWaiting,
    lastTicketMinutes,
    noShowAfter,
  }),
  write: (settings, rules): CentreSettings => ({ ...settings, ...rules }),
}

/** Characters of the random part of an entitlement's id: an id is never used again, because old tickets name it. */
const idLength = 8

/** @returns an entitlement of the centre's own, under an id that no ticket has. */
export function newEntitlement(title: LocalizedText): Entitlement {
  return { id: `own-${randomId().slice(0, idLength)}`, title }
}

/** @returns whether something is wrong with the rules; the server checks the same. */
export function hasMistake(rules: Rules): boolean {
  const isOutside = (name: RuleNumber) => {
    const { min, max } = settingsLimits[name]
    return !(Number.isInteger(rules[name]) && rules[name] >= min && rules[name] <= max)
  }
  return ruleNumbers.some(isOutside) || rules.entitlements.some(({ title }) => lacksLanguage(title))
}
