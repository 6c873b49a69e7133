import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { baseStyles } from '../base.styles.ts'
import { isNewVersionInstalled } from '../new-version.ts'
import { Retry } from '../retry.ts'
import { font, ink } from './looks.ts'

/** @returns a chart for the room there is, px. */
export type Drawing = (width: number) => EChartsCoreOption

/** Width (px) below which a chart is drawn for a phone: there is no room for things side by side. */
const narrowPx = 560
/** Milliseconds of the motion that leads from one picture to the next: seen, and over before it delays anybody. */
const motionMs = 250
/** Width (px) of a chart on paper: a landscape sheet of A4 less its margins is 1,047 px wide, and the frame takes 34. */
const printPx = 1_000

/** What draws charts: the parts of the library that a page needs, in a file that is loaded with its first chart. */
export interface ChartEngine {
  /** @returns an empty chart in an element that has a size. */
  chartIn(room: HTMLElement): EChartsType
}

/** A chart. The page shows the same data in a table beside it. */
@customElement('kezek-chart')
export class Chart extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      .room {
        width: 100%;
        overflow: hidden;
      }

      p {
        margin: 0;
        padding: 24px 0;
      }

      .paper {
        display: none;
      }

      @media print {
        .room:has(+ .paper) {
          display: none;
        }

        .paper {
          display: block;
          max-width: 100%;
          break-inside: avoid;
        }
      }
    `,
  ]

  #chart: EChartsType | undefined
  #isNarrow = false
  #isLoading = false
  #isPrinting = false
  /** What is printed in place of the chart. */
  #paper: HTMLCanvasElement | undefined
  readonly #retry = new Retry(this, () => this.#begin())
  readonly #sizes = new ResizeObserver(() => this.#fit())

  @query('.room') private room!: HTMLDivElement | null
  @state() private isLost = false
  @property({ attribute: false }) drawing: Drawing | undefined
  @property({ attribute: false }) load!: () => Promise<ChartEngine>
  /** What a screen reader says that the chart shows. */
  @property() label = ''
  @property() lost = ''
  @property({ type: Number }) height = 320
  /** Width on paper, px. */
  @property({ type: Number }) printWidth = printPx
  /** Draws without motion: a chart that follows the present would never rest. */
  @property({ type: Boolean }) still = false

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('beforeprint', this.#onPrint)
    window.addEventListener('afterprint', this.#onPrinted)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('beforeprint', this.#onPrint)
    window.removeEventListener('afterprint', this.#onPrinted)
    this.#sizes.disconnect()
    this.#chart?.dispose()
    this.#chart = undefined
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Set by script: the page's security policy forbids styles in markup.
    if (changed.has('height') && this.room) this.room.style.height = `${this.height}px`
    if (!this.#chart && !this.#isLoading && !this.isLost) void this.#begin()
    else if (changed.has('drawing')) this.#draw()
    else if (changed.has('height')) this.#fit()
  }

  /** Passes an action, such as a zoom, to the library. */
  dispatch(action: Parameters<EChartsType['dispatchAction']>[0]): void {
    this.#chart?.dispatchAction(action)
  }

  /** @returns the span that the zoom shows, in percent. */
  zoomed(): { start: number; end: number } {
    const { dataZoom } = (this.#chart?.getOption() ?? {}) as { dataZoom?: { start?: number; end?: number }[] }
    return { start: dataZoom?.[0]?.start ?? 0, end: dataZoom?.[0]?.end ?? 100 }
  }

  async #begin(): Promise<void> {
    this.#isLoading = true
    const engine = await Promise.all([
      this.load(),
      // A canvas does not draw its text again when the font has loaded.
      document.fonts.load(`16px ${font}`, 'Әa1'),
    ]).catch(() => undefined)
    this.#isLoading = false
    if (!engine) return this.#onLost()
    if (this.isLost) {
      this.isLost = false
      await this.updateComplete
    }
    if (!this.room || !this.isConnected || this.#chart) return
    this.room.style.height = `${this.height}px`
    this.#chart = engine[0].chartIn(this.room)
    this.#chart.on('finished', () => this.setAttribute('drawn', ''))
    this.#sizes.observe(this.room)
    this.#draw()
  }

  /** Retries after a connection error. After an upgrade of the server the page has to be reloaded instead. */
  async #onLost(): Promise<void> {
    this.isLost = true
    const isOutdated = await isNewVersionInstalled()
    if (isOutdated)
      this.dispatchEvent(new CustomEvent('kezek-page-outdated', { bubbles: true, composed: true }))
    this.#retry.heard(isOutdated ? undefined : { code: 'NO_ANSWER' })
  }

  #draw(): void {
    const width = this.room?.clientWidth ?? 0
    if (!this.#chart || !this.drawing || width === 0) return
    this.removeAttribute('drawn')
    this.#isNarrow = width < narrowPx
    const isStill = this.still || window.matchMedia('(prefers-reduced-motion: reduce)').matches
    this.#set(this.drawing(width), isStill)
  }

  #set(drawing: EChartsCoreOption, isStill: boolean): void {
    const around: EChartsCoreOption = {
      animation: !isStill,
      animationDuration: motionMs,
      textStyle: { fontFamily: font, color: ink, fontSize: 13 },
      aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    }
    this.#chart?.setOption({ ...around, ...drawing }, { notMerge: true })
  }

  /** Draws the chart at the width of the paper: a canvas keeps its width and would be cut. */
  readonly #onPrint = () => {
    if (!this.#chart || !this.drawing) return
    this.#isPrinting = true
    this.#chart.resize({ width: this.printWidth })
    this.#set(this.drawing(this.printWidth), true)
    // The browser prints before the next frame.
    this.#chart.getZr().flush()
    // A browser may print only the latest drawing commands of a canvas; a copy holds the whole picture.
    this.#paper?.remove()
    this.#paper = this.#chart.renderToCanvas()
    this.#paper.className = 'paper'
    // The library places its canvases over each other.
    this.#paper.style.position = 'static'
    this.room?.after(this.#paper)
  }

  readonly #onPrinted = () => {
    this.#isPrinting = false
    this.#paper?.remove()
    this.#chart?.resize({ width: 'auto' })
    this.#draw()
  }

  #fit(): void {
    if (this.#isPrinting) return
    const width = this.room?.clientWidth ?? 0
    if (width === 0) return
    this.#chart?.resize()
    if (width < narrowPx !== this.#isNarrow) this.#draw()
  }

  override render() {
    if (this.isLost) return html`<p role="status">${this.lost}</p>`
    return html`<div class="room" role="img" aria-label=${this.label}></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-chart': Chart
  }
  interface HTMLElementEventMap {
    /** The server has a newer build of this page. */
    'kezek-page-outdated': CustomEvent<void>
  }
}
