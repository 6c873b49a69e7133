import {
  type Purpose,
  purposes,
  type QueueId,
  queueId,
  type ServiceId,
  splitQueue,
} from '../../shared/domain/queue.ts'
import type { CentreSettings, QueueSettings } from '../../shared/domain/settings.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { lacksLanguage } from '../../shared/i18n/common/forms.ts'
import type { Part } from '../draft.ts'

export type Services = CentreSettings['services']
export type ServiceChange = Services[ServiceId]

/** Everything that a centre decides about its services, except hours: they belong to the section "hours". */
export const servicesPart: Part<Services> = {
  name: 'services',
  hasShape: value => typeof value === 'object' && value !== null && !Array.isArray(value),
  read: settings => tidy(mapQueues(settings.services, ({ hours: _hours, ...queue }) => queue)),
  write: (settings, services): CentreSettings => {
    const ids = new Set([...Object.keys(settings.services), ...Object.keys(services)])
    const merged = [...ids].map(
      id => [id, withHours(services[id] ?? {}, settings.services[id] ?? {})] as const,
    )
    return { ...settings, services: tidy(Object.fromEntries(merged)) }
  },
}

function withHours(service: ServiceChange, before: ServiceChange): ServiceChange {
  const queues = purposes.flatMap(purpose => {
    const hours = before[purpose]?.hours
    return hours ? [[purpose, { ...service[purpose], hours }] as const] : []
  })
  return { ...service, ...Object.fromEntries(queues) }
}

function mapQueues(services: Services, change: (queue: QueueSettings) => QueueSettings): Services {
  return Object.fromEntries(
    Object.entries(services).map(([id, service]) => {
      const queues = purposes.flatMap(purpose => {
        const queue = service[purpose]
        return queue ? [[purpose, change(queue)] as const] : []
      })
      return [id, { ...service, ...Object.fromEntries(queues) }]
    }),
  )
}

/** @returns the settings without services and queues about which they say nothing. */
function tidy(services: Services): Services {
  const entries = Object.entries(services).map(([id, service]) => {
    const fields = Object.entries(service).filter(
      ([, value]) => value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0),
    )
    return [id, Object.fromEntries(fields)] as const
  })
  return Object.fromEntries(entries.filter(([, service]) => Object.keys(service).length > 0))
}

/** @returns the settings with other ones for a service; an absent field is as in the catalogue. */
export function withService(services: Services, id: ServiceId, change: ServiceChange): Services {
  return tidy({ ...services, [id]: change })
}

/** @returns the service with one field of a queue set, or as in the catalogue where the value is undefined. */
export function withQueueField<F extends 'on' | 'target' | 'maxWaiting'>(
  service: ServiceChange,
  purpose: Purpose,
  field: F,
  value: QueueSettings[F] | undefined,
): ServiceChange {
  const { [field]: _before, ...queue } = service[purpose] ?? {}
  return { ...service, [purpose]: value === undefined ? queue : { ...queue, [field]: value } }
}

/** @returns the settings in which exactly these queues give tickets, of those that the catalogue offers. */
export function withOffered(
  services: Services,
  offered: ReadonlySet<QueueId>,
  all: readonly QueueId[],
): Services {
  let next = services
  for (const queue of all) {
    const { service, purpose } = splitQueue(queue)
    const isOn = next[service]?.[purpose]?.on !== false
    if (isOn === offered.has(queue)) continue
    const change = withQueueField(next[service] ?? {}, purpose, 'on', isOn ? false : undefined)
    next = withService(next, service, change)
  }
  return next
}

/** @returns whether the centre has changed more about a service than which of its queues give tickets. */
export function isChanged(service: ServiceChange | undefined): boolean {
  if (!service) return false
  const isOwn = purposes.some(purpose => {
    const { on: _on, ...queue } = service[purpose] ?? {}
    return Object.keys(queue).length > 0
  })
  return isOwn || service.group !== undefined || service.kioskTitle !== undefined
}

/** @returns the first service with a mistake; undefined for none. */
export function serviceWithMistake(services: Services): ServiceId | undefined {
  return Object.entries(services).find(([, service]) => hasMistake(service))?.[0]
}

function hasMistake(service: ServiceChange): boolean {
  const { targetMinutes, queueWaiting } = settingsLimits
  const isOutside = (value: number | null | undefined, { min, max }: { min: number; max: number }) =>
    value !== undefined && value !== null && !(Number.isInteger(value) && value >= min && value <= max)
  return (
    lacksLanguage(service.kioskTitle) ||
    purposes.some(
      purpose =>
        isOutside(service[purpose]?.target, targetMinutes) ||
        isOutside(service[purpose]?.maxWaiting, queueWaiting),
    )
  )
}

/** @returns the queue of a service, for a path such as `services.housing-register.submission.target`. */
export function placeOf(path: string): { service: ServiceId; queue?: QueueId } | undefined {
  const [part, service, field] = path.split('.')
  if (part !== 'services' || service === undefined) return undefined
  const purpose = purposes.find(one => one === field)
  return { service, ...(purpose && { queue: queueId(service, purpose) }) }
}
