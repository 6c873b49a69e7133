import { kioskTitleOf } from '../shared/catalogue/effective.ts'
import { type QueueId, splitQueue } from '../shared/domain/queue.ts'
import type { ZoneClock } from '../shared/domain/zone-clock.ts'
import { staffPurpose } from '../shared/i18n/common/purposes.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import type { StoryContext } from '../shared/ui/story.ts'
import type { Reports } from './reports.ts'

/** What names depend on. */
export type Naming = Pick<Reports, 'locale' | 'catalogue' | 'settings'>

/** @returns a service as the centre calls it; one that the catalogue no longer has by its id. */
export function serviceName({ locale, catalogue, settings }: Naming, id: string): string {
  const service = catalogue.servicesById.get(id)
  if (!service) return id
  return (settings ? kioskTitleOf(settings, id, catalogue) : service.kioskTitle)[locale]
}

export function centreName({ locale, catalogue }: Naming, id: string): string {
  return catalogue.centres.find(centre => centre.id === id)?.name[locale] ?? id
}

export function groupName({ locale, catalogue }: Naming, letter: string): string {
  const title = catalogue.groups.find(group => group.letter === letter)?.title[locale]
  return title === undefined ? letter : `${letter} · ${title}`
}

/** @returns a queue in one line. */
export function queueName(naming: Naming, queue: QueueId): string {
  const { service, purpose } = splitQueue(queue)
  const { locale, catalogue } = naming
  const words = staffPurpose(locale, purpose, catalogue)
  return managerMessages[locale].queueName(serviceName(naming, service), words)
}

/** @param people names by id @returns what the words for a ticket's history depend on */
export function storyContextOf(
  naming: Naming,
  zone: ZoneClock,
  people: Readonly<Record<string, string>>,
): StoryContext {
  const { locale, catalogue, settings } = naming
  return {
    locale,
    zone,
    queueName: queue => queueName(naming, queue),
    personName: id => (id === undefined ? undefined : people[id]),
    entitlementTitle: id => {
      const known = [...(settings?.entitlements ?? []), ...catalogue.entitlements].find(one => one.id === id)
      return known?.title[locale] ?? id
    },
  }
}
