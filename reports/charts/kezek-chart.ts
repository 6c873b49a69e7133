import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { isNewVersionInstalled } from '../../shared/ui/new-version.ts'
import { Retry } from '../../shared/ui/retry.ts'
import { font, ink } from './looks.ts'

/** @returns a chart for the room there is, px. */
export type Drawing = (width: number) => EChartsCoreOption

/** Charts are drawn anew below and above this width: what stands side by side on a desk has no room on a phone. */
const narrowPx = 560
const motionMs = 250
/** A sheet of A4 on its side, less its margins, is 1,047 px wide, and the frame around a chart takes 34. */
const printPx = 1_000

/** A chart, drawn by a library that is loaded when the first one is shown. Its data stand in a table beside it. */
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
  /** What it shows, for the ear. */
  @property() label = ''
  @property() lost = ''
  @property({ type: Number }) height = 320

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
    // In memory, not inside the page: its policy knows no styles there.
    if (changed.has('height') && this.room) this.room.style.height = `${this.height}px`
    if (!this.#chart && !this.#isLoading && !this.isLost) void this.#begin()
    else if (changed.has('drawing')) this.#draw()
    else if (changed.has('height')) this.#fit()
  }

  /** Hands on what the library is told to do, such as a zoom. */
  dispatch(action: Parameters<EChartsType['dispatchAction']>[0]): void {
    this.#chart?.dispatchAction(action)
  }

  /** @returns from where to where the zoom shows, in percent. */
  zoomed(): { start: number; end: number } {
    const { dataZoom } = (this.#chart?.getOption() ?? {}) as { dataZoom?: { start?: number; end?: number }[] }
    return { start: dataZoom?.[0]?.start ?? 0, end: dataZoom?.[0]?.end ?? 100 }
  }

  async #begin(): Promise<void> {
    this.#isLoading = true
    const engine = await Promise.all([
      import('./engine.ts'),
      // A canvas does not draw itself anew when a font comes.
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

  /** The page may be older than its server; otherwise the chart is loaded again, like everything else that the page reads. */
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
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
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

  /** A canvas does not follow the width of paper by itself: one drawn for the screen would be cut. */
  readonly #onPrint = () => {
    if (!this.#chart || !this.drawing) return
    this.#isPrinting = true
    this.#chart.resize({ width: printPx })
    this.#set(this.drawing(printPx), true)
    // Paper does not wait for the next frame.
    this.#chart.getZr().flush()
    // A browser prints what a canvas was last told to draw, and may have forgotten the beginning: a copy is one picture.
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
