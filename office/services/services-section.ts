import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { isOn, kioskTitleOf } from '../../shared/catalogue/effective.ts'
import { queuesOf } from '../../shared/catalogue/queues-of.ts'
import type { QueueId, ServiceId } from '../../shared/domain/queue.ts'
import { splitQueue } from '../../shared/domain/queue.ts'
import { type ServiceFilter, serviceFilters, servicesMessages } from '../../shared/i18n/office/services.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { focusWrong } from '../../shared/ui/forms/read-form.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { Draft } from '../draft.ts'
import { queueInWords } from '../effect-words.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import '../queue-grid/queue-grid.ts'
import { type GridService, gridRows } from '../queue-grid/rows.ts'
import { readOnlyNote, saveBar } from '../save-bar.ts'
import { queuesWithoutWindow } from '../windows/windows-part.ts'
import './service-editor.ts'
import {
  isChanged,
  placeOf,
  type ServiceChange,
  type Services,
  servicesPart,
  serviceWithMistake,
  withOffered,
  withService,
} from './services-part.ts'

/** The services and purposes that the centre offers, and what it changes about them. */
@customElement('kezek-services-section')
export class ServicesSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .filter {
        max-width: 420px;
        margin-bottom: 12px;
      }

      details {
        margin-top: 20px;
      }

      summary {
        min-height: 44px;
        padding: 10px 0;
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ]

  readonly #draft = new Draft<Services>(this, servicesPart)

  @state() private filter: ServiceFilter = 'all'
  /** The service that is being changed. */
  @state() private open: ServiceId | undefined

  @property({ attribute: false }) office!: Office

  get hasUnsavedDraft(): boolean {
    return this.#draft.changed
  }

  /** Saves where nothing is wrong; otherwise opens the first service with a mistake and moves the focus to it. */
  async saveDraft(): Promise<boolean> {
    const wrong = serviceWithMistake(this.#draft.value)
    if (wrong === undefined) return this.#draft.save()
    this.open = wrong
    this.filter = 'all'
    await this.updateComplete
    const grid = this.renderRoot.querySelector('kezek-queue-grid')
    await grid?.show(wrong)
    const editor = grid?.shadowRoot?.querySelector('kezek-service-editor')
    await editor?.updateComplete
    if (editor?.shadowRoot) focusWrong(editor.shadowRoot)
    return false
  }

  /** @returns the place that the last save found wrong, in words. */
  get #wrongPlace(): string | undefined {
    const { wrong } = this.#draft
    if (!wrong) return undefined
    const place = placeOf(wrong.path)
    const { locale, catalogue, settings } = this.office
    if (!place) return servicesMessages[locale].services
    return place.queue
      ? queueInWords(this.office, place.queue)
      : kioskTitleOf(settings, place.service, catalogue)[locale]
  }

  /** A service that matches by the saved settings stays, so that its row does not vanish under the press that changes it. */
  #isShown(service: ServiceId, queues: readonly QueueId[], bare: ReadonlySet<QueueId>): boolean {
    const { catalogue, settings } = this.office
    const documents = [settings, this.#draft.after]
    const counts = documents.map(document => queues.filter(queue => isOn(document, queue, catalogue)).length)
    switch (this.filter) {
      case 'all':
        return true
      case 'offered':
        return counts.some(count => count > 0)
      case 'off':
        return counts.some(count => count < queues.length)
      case 'no-window':
        return queues.some(queue => bare.has(queue))
      case 'changed':
        return documents.some(document => isChanged(document.services[service]))
    }
  }

  #beside({ id, queues, title }: GridService, bare: ReadonlySet<QueueId>): TemplateResult {
    const t = servicesMessages[this.office.locale]
    const isOpen = this.open === id
    const button = isOpen ? t.done : mayChangeSettings(this.office) ? t.change : t.look
    return html`${queues.some(queue => bare.has(queue)) ? html`<span class="mark warn" data-bare>${icon('warn')}${t.noWindow}</span>` : nothing}
      ${isChanged(this.#draft.value[id]) ? html`<span class="mark">${t.changed}</span>` : nothing}
      <button
        class="button"
        data-act="change"
        aria-expanded=${isOpen}
        aria-label=${t.named(title, button)}
        @click=${() => {
          this.open = isOpen ? undefined : id
        }}
      >
        ${button}
      </button>`
  }

  #below({ id }: GridService): TemplateResult | typeof nothing {
    const service = this.office.catalogue.servicesById.get(id)
    if (this.open !== id || !service) return nothing
    return html`<kezek-service-editor
      .office=${this.office}
      .service=${service}
      .own=${this.#draft.value[id] ?? {}}
      .wrong=${this.#draft.wrong}
      @kezek-service-change=${({ detail }: CustomEvent<ServiceChange>) =>
        this.#draft.edit(withService(this.#draft.value, id, detail))}
    ></kezek-service-editor>`
  }

  #retired(): TemplateResult | typeof nothing {
    const { locale, catalogue } = this.office
    const t = servicesMessages[locale]
    const retired = catalogue.services.filter(service => service.retired)
    if (retired.length === 0) return nothing
    return html`<details data-retired>
      <summary>${t.retired} (${retired.length})</summary>
      <p class="quiet">${t.retiredHint}</p>
      <ul>
        ${retired.map(({ kioskTitle }) => html`<li>${kioskTitle[locale]}</li>`)}
      </ul>
    </details>`
  }

  override render() {
    const { office } = this
    const { locale, catalogue } = office
    const t = servicesMessages[locale]
    const { after, value } = this.#draft
    const bare = new Set(queuesWithoutWindow(after, catalogue))
    const shown = new Set(
      catalogue.services
        .filter(service => !service.retired && this.#isShown(service.id, queuesOf(service), bare))
        .map(({ id }) => id),
    )
    const isRetired = (queue: QueueId) => {
      const { service, purpose } = splitQueue(queue)
      return catalogue.servicesById.get(service)?.queues[purpose]?.retired === true
    }
    const rows = gridRows(
      after,
      catalogue,
      locale,
      queue => shown.has(splitQueue(queue).service) && !isRetired(queue),
    )
    const on = catalogue.queues.filter(queue => isOn(after, queue, catalogue))
    return html`
      <div class="head">
        <h2>${t.services}</h2>
        <p class="quiet">${t.hint}</p>
        ${readOnlyNote(office)}
      </div>
      <div class="filter">
        ${selectField({
          name: 'filter',
          label: t.show,
          options: serviceFilters.map(filter => [filter, t.shown[filter]]),
          value: this.filter,
          onChange: filter => {
            this.filter = filter
          },
        })}
      </div>
      ${
        shown.size === 0
          ? html`<p role="status">${t.nothingShown}</p>`
          : html`<kezek-queue-grid
              .office=${office}
              .rows=${rows}
              .chosen=${new Set(on)}
              .readonly=${!mayChangeSettings(office)}
              .beside=${(service: GridService) => this.#beside(service, bare)}
              .below=${(service: GridService) => this.#below(service)}
              @kezek-queues-picked=${({ detail }: CustomEvent<readonly QueueId[]>) =>
                this.#draft.edit(withOffered(value, new Set(detail), rowQueues(rows)))}
            ></kezek-queue-grid>`
      }
      ${this.#retired()} ${saveBar(this.#draft, office, this.#wrongPlace, () => this.saveDraft())}
    `
  }
}

function rowQueues({ groups }: ReturnType<typeof gridRows>): QueueId[] {
  return groups.flatMap(({ services }) => services.flatMap(({ queues }) => queues))
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-services-section': ServicesSection
  }
}
