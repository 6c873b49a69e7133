import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, queryAssignedElements } from 'lit/decorators.js'
import type { Locale } from '../../shared/domain/locale.ts'
import { reportsDay } from '../../shared/i18n/reports/day.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import type { ChartFigure } from '../charts/chart-figure.ts'

/** Share of the visible span by which a press moves it. */
const stepShare = 0.5
const smallest = 1

/** Buttons that zoom and move the timeline inside: the chart's own handles cannot be used by keyboard. */
@customElement('kezek-timeline-zoom')
export class TimelineZoom extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      .actions {
        margin-bottom: 10px;
      }

      @media print {
        .actions {
          display: none;
        }
      }
    `,
  ]

  @queryAssignedElements() private figures!: ChartFigure[]
  @property() locale: Locale = 'kk'

  #zoom(change: (start: number, width: number) => { start: number; width: number }): void {
    const chart = this.figures[0]?.renderRoot.querySelector('kezek-chart')
    if (!chart) return
    const now = chart.zoomed()
    const next = change(now.start, now.end - now.start)
    const width = Math.min(100, Math.max(smallest, next.width))
    const start = Math.min(100 - width, Math.max(0, next.start))
    chart.dispatch({ type: 'dataZoom', start, end: start + width })
  }

  override render(): TemplateResult {
    const t = reportsDay[this.locale]
    const zoomed = (factor: number) => () =>
      this.#zoom((start, width) => ({ start: start + (width * (1 - factor)) / 2, width: width * factor }))
    const moved = (share: number) => () =>
      this.#zoom((start, width) => ({ start: start + width * share, width }))
    return html`<div class="actions" role="group" aria-label=${t.zoom}>
        <button class="button" data-zoom="in" @click=${zoomed(0.5)}>${t.zoomIn}</button>
        <button class="button" data-zoom="out" @click=${zoomed(2)}>${t.zoomOut}</button>
        <button class="button" data-zoom="earlier" @click=${moved(-stepShare)}>${t.earlier}</button>
        <button class="button" data-zoom="later" @click=${moved(stepShare)}>${t.later}</button>
        <button class="button" data-zoom="all" @click=${() => this.#zoom(() => ({ start: 0, width: 100 }))}>
          ${t.wholeDay}
        </button>
      </div>
      <slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-timeline-zoom': TimelineZoom
  }
}
