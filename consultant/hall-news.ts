import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { icon } from '../shared/ui/icons.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { consultantStyles } from './consultant.styles.ts'
import { type HelpDesk, showTicket } from './help-desk.ts'
import { LiveQuery } from './live-query.ts'
import { type Trouble, troublesOf } from './troubles.ts'

/** Milliseconds between two looks at which devices are connected: no event tells, and the store keeps a place for 7.5 s. */
const absentRepeatMs = 10_000

/** Shows what needs the consultant: tickets whose paper did not come out, and devices in trouble. Empty while all is well. */
@customElement('kezek-help-news')
export class HallNews extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    consultantStyles,
    css`
      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 8px 12px;
        border-radius: 10px;
        background: var(--warn-soft);
        color: var(--warn);
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      li.bad {
        background: var(--bad-soft);
        color: var(--bad);
      }
    `,
  ]

  readonly #unprinted = new LiveQuery(
    this,
    'unprinted',
    ({ facts, change }) => String(facts?.type).startsWith('ticket:print') || change?.queues !== undefined,
  )

  readonly #absent = new LiveQuery(this, 'absent', () => false, absentRepeatMs)

  @property({ attribute: false }) desk!: HelpDesk

  protected override willUpdate(): void {
    this.#absent.show(this.desk.hall, {})
    this.#unprinted.show(this.desk.hall, {})
  }

  #lostPapers(): TemplateResult | typeof nothing {
    const { locale } = this.desk
    const t = consultant[locale]
    const tickets = this.#unprinted.answer?.tickets ?? []
    if (tickets.length === 0) return nothing
    return html`<section class="stack" aria-labelledby="unprinted" data-unprinted>
      <h2 id="unprinted">${t.unprinted}</h2>
      <p>${t.unprintedHint}</p>
      <div class="actions">
        ${tickets.map(
          ({ id, number }) =>
            html`<button class="button" data-ticket=${number} @click=${() => showTicket(this, id)}>${number}</button>`,
        )}
      </div>
    </section>`
  }

  #troubles(troubles: readonly Trouble[]): TemplateResult | typeof nothing {
    if (troubles.length === 0) return nothing
    return html`<section class="stack" aria-labelledby="trouble">
      <h2 id="trouble">${consultant[this.desk.locale].trouble}</h2>
      <ul>
        ${troubles.map(({ level, words }) => html`<li class=${level}>${icon(level)}${words}</li>`)}
      </ul>
    </section>`
  }

  override render() {
    const { desk } = this
    const absent = this.#absent.answer?.devices ?? []
    return html`<div class="stack" role="status">
      ${this.#lostPapers()} ${this.#troubles(troublesOf(desk, desk.hall.tick?.status, absent))}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-help-news': HallNews
  }
}
