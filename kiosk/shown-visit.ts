import { groupsOf, languagesOf, type Offering, offersFor, purposesOf } from '../shared/ui/offer.ts'
import { type Action, applyAction, beginVisit, type Step, type Visit } from './steps.ts'

/** @returns the visit at the first step, from here on, that leaves the visitor a choice. Skipped steps leave no way back to them. */
export function skipOnlyChoices(visit: Visit, offering: Offering): Visit {
  const { history } = visit
  let shown = visit
  for (;;) {
    const only = onlyChoice(shown.step, offering)
    if (!only) return shown
    shown = { ...applyAction(shown, only), history }
  }
}

function onlyChoice(step: Step, offering: Offering): Action | undefined {
  switch (step.name) {
    case 'start': {
      const [lang, ...others] = languagesOf(offering)
      return lang && others.length === 0 ? { type: 'choose-language', lang } : undefined
    }
    case 'purpose': {
      const [purpose, ...others] = purposesOf(offering)
      return purpose && others.length === 0 ? { type: 'choose-purpose', purpose: purpose.id } : undefined
    }
    case 'group': {
      const [group, ...others] = groupsOf(offersFor(offering, step.purpose), offering.catalogue)
      return group && others.length === 0 ? { type: 'choose-group', group: group.letter } : undefined
    }
    default:
      return undefined
  }
}

/** @returns the visit after an action of the visitor who sees `shown`. Back at the kiosk's first screen, a new visit begins. */
export function afterAction(visit: Visit, shown: Visit, action: Action): Visit {
  const next = applyAction(shown, action)
  if (next === shown) return visit
  const isBackAtFirst = action.type === 'back' && next.history.length === 0 && next.step.name !== 'start'
  return isBackAtFirst ? beginVisit(visit.requestId) : next
}
