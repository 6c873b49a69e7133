import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Purpose } from '../shared/domain/queue.ts'
import { charts } from '../shared/i18n/common/charts.ts'
import { formatNumber } from '../shared/i18n/common/numbers.ts'
import { staffPurpose } from '../shared/i18n/common/purposes.ts'
import { formatClock } from '../shared/i18n/common/time.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/charts/kezek-chart.ts'
import type { Drawing } from '../shared/ui/charts/kezek-chart.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'
import { curvesOf, type DayCurves, type Point } from './chart-series.ts'
import { type Line, lineDrawing } from './line-drawing.ts'

/** Slots of five minutes in a row of the table: half-hours make a table that can be read. */
const slotsARow = 6
/** Milliseconds between two updates: a day's curve has thousands of figures. */
const redrawMs = 1_000
const minuteMs = 60_000
/** Pixels; with this height two charts and their heading fit on a tablet. */
const chartHeight = 240
/** Pixels: two charts side by side on a landscape sheet of A4. */
const chartPrintWidth = 450
/** How the line of each purpose looks; the line of all visitors is solid. */
const looks: Readonly<Record<Purpose, Line['look']>> = {
  submission: 'dashed',
  collection: 'dotted',
  consultation: 'mixed',
}
/** Loaded with the first chart: the board itself is up before. */
const loadEngine = () => import('./chart-engine.ts')

/** The day so far: how many waited, and how long the visitors had waited who were called. */
@customElement('kezek-board-charts')
export class BoardCharts extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr));
        gap: 16px;
        margin-top: 10px;
      }

      figure {
        margin: 0;
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      figcaption {
        margin-bottom: 6px;
        font-weight: 650;
      }

      details {
        margin-top: 10px;
      }

      summary {
        width: fit-content;
        min-height: 44px;
        padding: 10px 4px;
        font-weight: 600;
        cursor: pointer;
      }

      .scroll {
        max-height: 360px;
        overflow: auto;
      }

      .empty {
        padding: 20px 0;
      }
    `,
  ]

  #drawnAt = 0
  #drawnFor = ''
  /** The pictures on the page by id, with what they were made from. */
  readonly #drawings = new Map<string, { key: string; drawing: Drawing }>()

  @property({ attribute: false }) board!: Board

  override shouldUpdate(changed: PropertyValues): boolean {
    if (!changed.has('board')) return true
    const { locale, now, view } = this.board
    const drawnFor = `${locale} ${view.day} ${view.epoch}`
    if (drawnFor === this.#drawnFor && now - this.#drawnAt < redrawMs && now >= this.#drawnAt) return false
    this.#drawnAt = now
    this.#drawnFor = drawnFor
    return true
  }

  #chart(id: string, title: string, lines: Line[]): TemplateResult {
    const { locale } = this.board
    const t = charts[locale]
    return html`<figure>
      <figcaption>${title}</figcaption>
      <kezek-chart
        still
        .drawing=${this.#drawing(id, lines)}
        .load=${loadEngine}
        .label=${`${title}. ${t.sameInTable}`}
        .lost=${t.lost}
        .height=${chartHeight}
        .printWidth=${chartPrintWidth}
      ></kezek-chart>
    </figure>`
  }

  /** @returns the picture that is on the page already, unless a figure has changed or a minute has passed. */
  #drawing(id: string, lines: Line[]): Drawing {
    const { locale, now, hall } = this.board
    const figures = lines.map(({ points }) => points.map(({ value }) => value))
    const key = JSON.stringify([locale, Math.floor(now / minuteMs), figures])
    const drawn = this.#drawings.get(id)
    if (drawn?.key === key) return drawn.drawing
    const drawing = lineDrawing(locale, hall.zone, lines)
    this.#drawings.set(id, { key, drawing })
    return drawing
  }

  #table(span: { from: number; to: number }): TemplateResult {
    const { locale, view } = this.board
    const t = managerMessages[locale]
    const { zone } = this.board.hall
    const curves = curvesOf(view.curve, span, slotsARow)
    const show = (point: Point | undefined, digits = 0) => {
      const value = point?.value ?? null
      return value === null ? t.none : formatNumber(locale, value, digits)
    }
    const { purposes } = this.board.catalogue
    const heads = purposes.map(
      ({ id }) => html`<th scope="col" class="number">${staffPurpose(locale, id, this.board.catalogue)}</th>`,
    )
    return html`<details>
      <summary>${t.asTable}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${t.asTable}>
        <table>
          <caption class="visually-hidden">${t.charts}</caption>
          <thead>
            <tr>
              <th scope="col" rowspan="2">${t.time}</th>
              <th scope="colgroup" colspan=${purposes.length + 1}>${t.waitingCurve}</th>
              <th scope="colgroup" colspan=${purposes.length}>${t.waitCurve}, ${t.minutes}</th>
            </tr>
            <tr>
              <th scope="col" class="number">${t.all}</th>
              ${heads}${heads}
            </tr>
          </thead>
          <tbody>
            ${curves.waiting.all.map(
              (point, index) => html`<tr>
                <th scope="row">${formatClock(point.at, zone)}</th>
                <td class="number">${show(point)}</td>
                ${purposes.map(({ id }) => html`<td class="number">${show(curves.waiting[id][index])}</td>`)}
                ${purposes.map(({ id }) => html`<td class="number">${show(curves.wait[id][index], 1)}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`
  }

  /** @returns a line for each purpose of the catalogue. */
  #lines(curves: DayCurves['wait']): Line[] {
    const { catalogue, locale } = this.board
    return catalogue.purposes.map(({ id }) => ({
      name: staffPurpose(locale, id, catalogue),
      points: curves[id],
      look: looks[id],
    }))
  }

  override render() {
    const { locale, now, view, hall } = this.board
    const t = managerMessages[locale]
    const span = { from: hall.timetable?.day.from ?? now, to: now }
    const { waiting, wait } = curvesOf(view.curve, span)
    return html`
      <h2 id="title" tabindex="-1">${t.charts}</h2>
      ${
        waiting.all.length === 0
          ? html`<p class="empty quiet">${t.noCurve}</p>`
          : html`<div class="charts">
                ${this.#chart('waiting', t.waitingCurve, [
                  { name: t.all, points: waiting.all, look: 'solid' },
                  ...this.#lines(waiting),
                ])}
                ${this.#chart('wait', `${t.waitCurve}, ${t.minutes}`, this.#lines(wait))}
              </div>
              ${this.#table(span)}`
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-charts': BoardCharts
  }
}
