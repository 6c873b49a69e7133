import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Purpose, QueueId } from '../../shared/domain/queue.ts'
import { staffPurpose } from '../../shared/i18n/common/purposes.ts'
import { queueGridMessages } from '../../shared/i18n/office/queue-grid.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import type { Office } from '../office.ts'
import { queueGridStyles } from './queue-grid.styles.ts'
import {
  chosenOf,
  findInGroups,
  type GridGroup,
  type GridRows,
  type GridService,
  queuesIn,
  withQueues,
} from './rows.ts'

/** Services up to which all groups begin open; with more, the groups alone fill a screen. */
const maxOpenServices = 30

/** Chooses queues: all of a purpose, a whole group or one service at a time. Groups open and close, so that 200 services stay readable. */
@customElement('kezek-queue-grid')
export class QueueGrid extends LitElement {
  static override styles = [baseStyles, staffStyles, officeStyles, queueGridStyles]

  @state() private typed = ''
  /** Groups that the user opened or closed, by letter. */
  @state() private turned: ReadonlyMap<string, boolean> = new Map()

  @property({ attribute: false }) office!: Pick<Office, 'catalogue' | 'locale'>
  @property({ attribute: false }) rows!: GridRows
  @property({ attribute: false }) chosen: ReadonlySet<QueueId> = new Set()
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  /** Marks and buttons after the title of a service. */
  @property({ attribute: false }) beside: (service: GridService) => unknown = () => nothing
  /** What is open below a service. */
  @property({ attribute: false }) below: (service: GridService) => unknown = () => nothing

  /** Opens the group of a service. Resolves when the service is drawn. */
  async show(service: string): Promise<void> {
    this.typed = ''
    const group = this.rows.groups.find(({ services }) => services.some(({ id }) => id === service))
    if (group) this.turned = new Map([...this.turned, [group.letter, true]])
    await this.updateComplete
  }

  #set(queues: readonly QueueId[], event: Event): void {
    const { checked } = event.target as HTMLInputElement
    const detail = withQueues(this.chosen, queues, checked, this.office.catalogue.queues)
    this.dispatchEvent(new CustomEvent('kezek-queues-picked', { detail }))
  }

  #boxes(name: string, services: readonly GridService[]): TemplateResult[] {
    const { locale, catalogue } = this.office
    const t = queueGridMessages[locale]
    return this.rows.purposes.map(purpose => {
      const queues = queuesIn(services, purpose)
      if (queues.length === 0) return html`<span></span>`
      const { state } = chosenOf(queues, this.chosen)
      const words = staffPurpose(locale, purpose, catalogue)
      return html`<label class="tick">
        <input
          type="checkbox"
          data-purpose=${purpose}
          aria-label=${t.box(name, words)}
          .checked=${state === 'all'}
          .indeterminate=${state === 'some'}
          ?disabled=${this.readonly}
          @change=${(event: Event) => this.#set(queues, event)}
        />
        <span aria-hidden="true">${words}</span>
      </label>`
    })
  }

  #isOpen({ letter, services }: GridGroup): boolean {
    if (this.typed.trim() !== '') return true
    const { groups } = this.rows
    const inAll = groups.reduce((sum, group) => sum + group.services.length, 0)
    return this.turned.get(letter) ?? (inAll <= maxOpenServices || services.length === 1)
  }

  #group(group: GridGroup): TemplateResult {
    const { locale } = this.office
    const t = queueGridMessages[locale]
    const name = t.group(group.letter, group.title)
    const isOpen = this.#isOpen(group)
    const all = queuesIn(group.services)
    return html`<div class="line group" data-group=${group.letter}>
        <div class="name">
          <button
            class="open"
            aria-expanded=${isOpen}
            @click=${() => {
              this.turned = new Map([...this.turned, [group.letter, !isOpen]])
            }}
          >
            <span>${name}</span>
          </button>
          <span class="count">${t.count(chosenOf(all, this.chosen).count, all.length)}</span>
        </div>
        ${this.#boxes(name, group.services)}
      </div>
      ${
        isOpen
          ? repeat(
              group.services,
              ({ id }) => id,
              service => this.#service(service),
            )
          : nothing
      }`
  }

  #service(service: GridService): TemplateResult {
    const below = this.below(service)
    return html`<div class="line service" data-service=${service.id}>
      <div class="name"><span>${service.title}</span>${this.beside(service)}</div>
      ${this.#boxes(service.title, [service])}
      ${below === nothing ? nothing : html`<div class="below">${below}</div>`}
    </div>`
  }

  #head(purpose: Purpose): TemplateResult {
    const { locale, catalogue } = this.office
    return html`<span aria-hidden="true">${staffPurpose(locale, purpose, catalogue)}</span>`
  }

  override render() {
    const t = queueGridMessages[this.office.locale]
    const { groups, purposes } = this.rows
    const found = findInGroups(groups, this.typed)
    return html`<label class="find">
        <span class="label">${t.find}</span>
        <input
          class="field"
          type="search"
          name="find"
          autocomplete="off"
          .value=${this.typed}
          @input=${(event: Event) => {
            this.typed = (event.target as HTMLInputElement).value
          }}
        />
      </label>
      <div class="grid" data-columns=${purposes.length}>
        <div class="line heads"><span></span>${purposes.map(purpose => this.#head(purpose))}</div>
        ${
          this.typed.trim() === ''
            ? html`<div class="line all"><span>${t.all}</span>${this.#boxes(
                t.all,
                groups.flatMap(group => group.services),
              )}</div>`
            : nothing
        }
        ${repeat(
          found,
          ({ letter }) => letter,
          group => this.#group(group),
        )}
        ${found.length === 0 ? html`<p class="none" role="status">${t.nothingFound}</p>` : nothing}
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-queue-grid': QueueGrid
  }
  interface HTMLElementEventMap {
    'kezek-queues-picked': CustomEvent<readonly QueueId[]>
  }
}
