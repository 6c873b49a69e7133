import { css, html, LitElement } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Locale } from '../../domain/locale.ts'
import type { LocalizedText } from '../../domain/settings.ts'
import { displayHall } from '../../i18n/display/hall.ts'
import { baseStyles } from '../base.styles.ts'
import { pageMs, pagesOf } from './ticker-pages.ts'

/**
 * The centre's ticker below the calls. It does not scroll: it shows a long text page by page, then the next language.
 */
@customElement('kezek-ticker-line')
export class TickerLine extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        flex: none;
        display: block;
        padding: calc(14 * var(--u)) calc(36 * var(--u));
        background: var(--night-2);
        color: var(--night-ink);
        font-size: calc(40 * var(--u));
        font-weight: 600;
        line-height: 1.25;
      }

      .line {
        height: 1.25em;
        overflow: hidden;
        white-space: nowrap;
      }
    `,
  ]

  #pages: { locale: Locale; page: string }[] = []
  #pagedFor = ''
  readonly #size = new ResizeObserver(() => this.#measure())

  @query('.line') private readonly line?: HTMLElement

  @state() private room = Number.POSITIVE_INFINITY

  @property({ attribute: false }) text: LocalizedText | undefined
  @property({ attribute: false }) languages: readonly Locale[] = []
  /** The hall's time, Unix ms, so that neighbouring screens change together. */
  @property({ type: Number }) now = 0

  override firstUpdated(): void {
    if (this.line) this.#size.observe(this.line)
    void document.fonts.ready.then(() => this.requestUpdate())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
  }

  #measure(): void {
    this.room = this.line?.clientWidth ?? this.room
  }

  /** Divides every language's text into pages, unless the text is unchanged. */
  #divide(text: LocalizedText): void {
    const canvas = document.createElement('canvas').getContext('2d')
    const { fontWeight = '', fontSize = '', fontFamily = '' } = this.line ? getComputedStyle(this.line) : {}
    const key = JSON.stringify([text, this.languages, this.room, fontSize, document.fonts.status])
    if (!canvas || key === this.#pagedFor) return
    this.#pagedFor = key
    canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`
    const fits = (part: string) => canvas.measureText(part).width <= this.room
    this.#pages = this.languages.flatMap(locale =>
      pagesOf(text[locale], fits).map(page => ({ locale, page })),
    )
  }

  override render() {
    if (!this.text) return null
    this.#divide(this.text)
    const turn = Math.floor(this.now / pageMs) % this.#pages.length
    const { locale = 'kk', page = '' } = this.#pages[turn] ?? {}
    return html`
      <aside aria-label=${displayHall[locale].ticker} lang=${locale}>
        <span class="visually-hidden">${this.text[locale]}</span>
        <div class="line" aria-hidden="true">${page}</div>
      </aside>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-ticker-line': TickerLine
  }
}
