import { isOn } from '../../shared/catalogue/effective.ts'
import type { DeviceRow } from '../../shared/contract/devices.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { PersonRow } from '../../shared/contract/people.ts'
import { type FirstStep, firstSteps } from '../../shared/domain/first-steps.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { DeviceKind } from '../../shared/domain/roles.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'

/** What is known of a centre that is being set up. */
export interface SetUp {
  view: HallView
  catalogue: LoadedCatalogue
  /** Undefined: not known yet, or not for this user. */
  devices: readonly DeviceRow[] | undefined
  people: readonly PersonRow[] | undefined
}

export interface CheckedStep {
  id: FirstStep
  /** Seen by the program itself, or confirmed by a person. */
  isDone: boolean
  isConfirmed: boolean
  /** Queues that give tickets and that no window serves: nobody would call their visitors. */
  withoutWindow?: readonly QueueId[]
}

/** @returns every step with what is known about it. Steps whose defaults may be right count once a person has confirmed them. */
export function checkSteps(setUp: SetUp): CheckedStep[] {
  const confirmed = new Set(setUp.view.settings.firstSteps ?? [])
  const withoutWindow = queuesWithoutWindow(setUp)
  return firstSteps.map(id => {
    const isConfirmed = confirmed.has(id)
    if (id === 'windows' && withoutWindow.length > 0) return { id, isConfirmed, isDone: false, withoutWindow }
    return { id, isConfirmed, isDone: isConfirmed || isSeen(id, setUp) }
  })
}

function isSeen(id: FirstStep, { view, devices, people }: SetUp): boolean {
  const has = (kind: DeviceKind) =>
    devices?.some(device => device.kind === kind && device.state === 'active') ?? false
  switch (id) {
    case 'kiosk':
      return has('kiosk')
    case 'screen':
      return has('display')
    case 'printer':
      return Object.values(view.printers).some(({ cause, printed }) => cause === undefined && printed > 0)
    case 'people':
      return people?.some(({ role, isActive }) => role === 'inspector' && isActive) ?? false
    case 'ticket':
      return [view.sum, view.lastSum].some(sums =>
        Object.entries(sums).some(([name, count]) => name.endsWith(':issued') && count > 0),
      )
    default:
      return false
  }
}

function queuesWithoutWindow({ view: { settings }, catalogue }: SetUp): QueueId[] {
  const served = new Set(settings.counters.flatMap(({ queues }) => queues))
  return catalogue.queues.filter(queue => isOn(settings, queue, catalogue) && !served.has(queue))
}
