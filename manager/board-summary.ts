import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { kioskTitleOf } from '../shared/catalogue/effective.ts'
import type { DaySummary } from '../shared/contract/archive-report.ts'
import { daySummary } from '../shared/i18n/common/day-summary.ts'
import { formatDay } from '../shared/i18n/common/time.ts'
import { callApi } from '../shared/ui/api.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { describeDaySummary } from '../shared/ui/day-summary.ts'
import { pageLink } from '../shared/ui/device.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { browserShelf } from '../shared/ui/storage.ts'
import type { Board } from './board.ts'

/** Milliseconds between two requests while the archive is away. No message: the board is about today. */
const retryMs = 60_000

/** Shows the last day's summary in the morning until the manager hides it; nothing without a last day or an archive. */
@customElement('kezek-board-summary')
export class BoardSummary extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: block;
      }

      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        padding: 8px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground-2);
      }

      .said {
        flex: 1 1 420px;
        min-width: 0;
      }

      h2 {
        font-size: 1rem;
      }

      a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        color: var(--brand);
        font-weight: 600;
      }
    `,
  ]

  /** The business day for which the summary was requested. */
  #day = ''
  #timer: ReturnType<typeof setTimeout> | undefined

  @state() private summary: DaySummary | undefined

  @property({ attribute: false }) board!: Board
  @property() centre = ''

  get #key(): string {
    return `kezek.summary.${this.centre}`
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  /** Takes no room while there is no summary. */
  protected override updated(): void {
    this.toggleAttribute('shown', this.summary !== undefined)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { day } = this.board.view
    if (!changed.has('board') || day === this.#day) return
    this.#day = day
    void this.#ask(day)
  }

  async #ask(day: string): Promise<void> {
    clearTimeout(this.#timer)
    this.summary = undefined
    const query = new URLSearchParams({ centre: this.centre })
    const answer = await callApi<DaySummary | null>('GET', `/api/reports/summary?${query}`)
    if (day !== this.#day || !this.isConnected) return
    if (!answer.ok) this.#timer = setTimeout(() => void this.#ask(day), retryMs)
    else if (answer.reply && this.#isNews(answer.reply)) this.summary = answer.reply
  }

  /** @returns whether to show a summary. A day that was ended early counts as today until midnight. */
  #isNews({ day }: DaySummary): boolean {
    return day.replaceAll('-', '') < this.#day && browserShelf.getItem(this.#key) !== day
  }

  #hide({ day }: DaySummary): void {
    browserShelf.setItem(this.#key, day)
    this.summary = undefined
  }

  override render(): TemplateResult | typeof nothing {
    const { summary, centre, board } = this
    if (!summary) return nothing
    const { locale, view, catalogue } = board
    const t = daySummary[locale]
    const serviceName = (id: string) =>
      catalogue.servicesById.has(id) ? kioskTitleOf(view.settings, id, catalogue)[locale] : id
    const query = { centre, from: summary.day, to: summary.day, day: summary.day }
    return html`<section aria-labelledby="title" data-day=${summary.day}>
      <div class="said">
        <h2 id="title">${t.title(formatDay(locale, summary.day, { weekday: true }))}</h2>
        <p>${describeDaySummary(locale, summary, serviceName).join(' · ')}</p>
      </div>
      <a href="${pageLink('/reports/', query)}#day">${t.more}</a>
      <button class="button" data-act="hide-summary" @click=${() => this.#hide(summary)}>${t.hide}</button>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-summary': BoardSummary
  }
}
