import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { type Point, ticksUpTo } from './chart-series.ts'

/** One line: told apart by its dashes as well as by its colour. */
export interface Line {
  name: string
  points: readonly Point[]
  look: 'solid' | 'dashed' | 'dotted'
}

/** Drawn in these units and stretched to the width there is; text grows with it. */
const size = { width: 640, height: 240, left: 44, right: 24, top: 12, bottom: 30 }
const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom }
const hourMs = 3_600_000

/** A line chart over time: picture for those who see it, its figures stand in the table beside it. */
@customElement('kezek-line-chart')
export class LineChart extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      svg {
        display: block;
        width: 100%;
        height: auto;
      }

      text {
        font-size: 13px;
        fill: var(--ink-2);
        font-variant-numeric: tabular-nums;
      }

      .grid {
        stroke: var(--line);
        stroke-width: 1;
      }

      .axis {
        stroke: var(--line-strong);
        stroke-width: 1.5;
      }

      path.line {
        fill: none;
        stroke-width: 2.5;
        stroke-linejoin: round;
        stroke-linecap: round;
      }

      /* Blue, orange and near-black stay apart for every kind of colour blindness. */
      .solid {
        stroke: #0e1b2c;
        fill: #0e1b2c;
      }

      .dashed {
        stroke: #0b5fa5;
        fill: #0b5fa5;
        stroke-dasharray: 9 6;
      }

      .dotted {
        stroke: #b3541e;
        fill: #b3541e;
        stroke-dasharray: 1 6;
      }

      circle {
        stroke: none;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 20px;
        margin: 0 0 6px;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        align-items: center;
        gap: 8px;
      }

      li svg {
        width: 40px;
        height: 8px;
      }
    `,
  ]

  @property() label = ''
  @property({ attribute: false }) lines: readonly Line[] = []
  @property({ attribute: false }) clock: (at: number) => string = String

  override render() {
    const points = this.lines.flatMap(line => line.points)
    const [from, to] = span(points)
    const ticks = ticksUpTo(Math.max(1, ...points.map(point => point.value ?? 0)))
    const top = ticks.at(-1) ?? 1
    const x = (at: number) => size.left + ((at - from) / (to - from)) * inner.width
    const y = (value: number) => size.top + inner.height - (value / top) * inner.height
    return html`
      ${this.lines.length > 1 ? this.#legend() : nothing}
      <svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label=${this.label}>
        ${ticks.map(
          tick => svg`
            <line class="grid" x1=${size.left} x2=${size.width - size.right} y1=${y(tick)} y2=${y(tick)}></line>
            <text x=${size.left - 8} y=${y(tick) + 4} text-anchor="end">${tick}</text>`,
        )}
        ${hours(from, to).map(
          hour =>
            svg`<text x=${x(hour)} y=${size.height - 10} text-anchor="middle">${this.clock(hour)}</text>`,
        )}
        <line class="axis" x1=${size.left} x2=${size.width - size.right} y1=${y(0)} y2=${y(0)}></line>
        ${this.lines.map(
          line => svg`
            <path class="line ${line.look}" d=${pathOf(line.points, x, y)}></path>
            ${lonely(line.points).map(point => svg`<circle class=${line.look} r="3.5" cx=${x(point.at)} cy=${y(point.value ?? 0)}></circle>`)}`,
        )}
      </svg>
    `
  }

  #legend(): TemplateResult {
    return html`<ul>
      ${this.lines.map(
        line => html`<li>
          <svg viewBox="0 0 40 8" aria-hidden="true">
            <path class="line ${line.look}" d="M2 4H38"></path>
          </svg>
          ${line.name}
        </li>`,
      )}
    </ul>`
  }
}

/** At least an hour, so that a day's first visitor does not fill the picture. */
function span(points: readonly Point[]): [from: number, to: number] {
  const times = points.map(point => point.at)
  const from = Math.floor(Math.min(...times) / hourMs) * hourMs
  return [from, Math.max(from + hourMs, ...times)]
}

/** Full hours within the span, at most seven: more would touch each other. */
function hours(from: number, to: number): number[] {
  const every = Math.max(1, Math.ceil((to - from) / hourMs / 7)) * hourMs
  const marks: number[] = []
  for (let at = from; at <= to; at += every) marks.push(at)
  return marks
}

/** A line that breaks where there is nothing to tell. */
function pathOf(points: readonly Point[], x: (at: number) => number, y: (value: number) => number): string {
  let down = false
  return points
    .map(({ at, value }) => {
      if (value === null) {
        down = false
        return ''
      }
      const step = `${down ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
      down = true
      return step
    })
    .join('')
}

/** Points between two gaps, which no line would show. */
function lonely(points: readonly Point[]): Point[] {
  const isTold = (index: number) => (points[index]?.value ?? null) !== null
  return points.filter((_, index) => isTold(index) && !isTold(index - 1) && !isTold(index + 1))
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-line-chart': LineChart
  }
}
