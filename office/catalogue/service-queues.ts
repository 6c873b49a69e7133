import { html, nothing, type TemplateResult } from 'lit'
import type { Service } from '../../shared/catalogue/schema.ts'
import type { Purpose } from '../../shared/domain/queue.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { organisationMessages } from '../../shared/i18n/office/organisation.ts'
import { countField } from '../../shared/ui/forms/count-field.ts'
import { tickList } from '../../shared/ui/forms/tick-list.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { ownHoursField } from './own-hours.ts'
import { type ServiceContext, withoutField } from './service-context.ts'

type Queue = NonNullable<Service['queues'][Purpose]>

/** @returns the queues of a service: for which purposes it gives tickets, how long people may wait, who is served out of turn */
export function queueFields(context: ServiceContext): TemplateResult {
  const { catalogue, locale, wrong } = context
  return html`<section class="card" aria-labelledby="queues">
    <h3 id="queues">${fieldNames[locale].queues}</h3>
    ${catalogue.purposes.map(purpose => queueField(context, purpose.id, (purpose.staffTitle ?? purpose.title)[locale]))}
    ${wrongText('queues-wrong', wrong.queues)}
  </section>`
}

function queueField(context: ServiceContext, purpose: Purpose, title: string): TemplateResult {
  const { service, locale } = context
  const queue = service.queues[purpose]
  const isOffered = queue !== undefined && queue.retired !== true
  return html`<div class="queue" data-queue=${purpose}>
    <label class="choice">
      <input
        type="checkbox"
        .checked=${isOffered}
        @change=${(event: Event) => offer(context, purpose, (event.target as HTMLInputElement).checked)}
      />
      <span><strong>${title}</strong>: ${catalogueMessages[locale].offered}</span>
    </label>
    ${isOffered ? queueRules(context, purpose, queue, title) : nothing}
  </div>`
}

function queueRules(context: ServiceContext, purpose: Purpose, queue: Queue, title: string): TemplateResult {
  const { catalogue, locale, wrong } = context
  const t = catalogueMessages[locale]
  const names = fieldNames[locale]
  const path = `queues.${purpose}`
  return html`<div class="rules">
    ${countField({
      name: `${path}.targetMinutes`,
      label: names.targetMinutes,
      value: queue.targetMinutes,
      hint: t.targetHint,
      wrong: wrong[`${path}.targetMinutes`],
      onInput: targetMinutes => setQueue(context, purpose, { ...queue, targetMinutes }),
    })}
    ${
      catalogue.entitlements.length === 0
        ? nothing
        : tickList({
            name: `${path}.entitlements`,
            label: names.entitlements,
            options: catalogue.entitlements.map(({ id, title }) => [id, title[locale]] as const),
            ticked: queue.entitlements ?? [],
            wrong: wrong[`${path}.entitlements`],
            onChange: entitlements => setQueue(context, purpose, { ...queue, entitlements }),
          })
    }
    ${ownHoursField(context, organisationMessages[locale].queueHours, {
      name: `${path}.hours`,
      label: title,
      hours: queue.hours,
      onChange: hours =>
        setQueue(context, purpose, hours ? { ...queue, hours } : withoutField(queue, 'hours')),
    })}
  </div>`
}

/** Begins or ends a queue. One that was saved is retired, because tickets and windows name it. */
function offer(context: ServiceContext, purpose: Purpose, isOffered: boolean): void {
  const { service, catalogue } = context
  const queue = service.queues[purpose]
  const wasSaved = catalogue.services.find(({ id }) => id === service.id)?.queues[purpose] !== undefined
  if (isOffered) setQueue(context, purpose, queue ? withoutField(queue, 'retired') : { targetMinutes: null })
  else if (queue && wasSaved) setQueue(context, purpose, { ...queue, retired: true })
  else context.edit({ queues: withoutField(service.queues, purpose) })
}

function setQueue({ service, edit }: ServiceContext, purpose: Purpose, queue: Queue): void {
  edit({ queues: { ...service.queues, [purpose]: queue } })
}
