import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { printerProfiles } from '../../shared/catalogue/printer-profiles.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import type { TicketBlock } from '../../shared/domain/paper.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { ticketOffice } from '../../shared/i18n/office/ticket.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import type { Wrong } from '../draft.ts'
import type { Office } from '../office.ts'
import { same } from '../same.ts'

/** Milliseconds without a change before the preview is drawn: each key stroke is a change. */
const typingPauseMs = 250
/** Papers of halls, with the width in millimetres that is printed on; 512 dots have 180 an inch, all others 203. */
const papers = new Map([
  [576, 72],
  [512, 72],
  [420, 52],
  [416, 52],
  [384, 48],
])
const dotsAMillimetre = 8

/** Shows the ticket as it would be printed: the server draws it with the code that draws for printers. */
@customElement('kezek-ticket-preview')
export class TicketPreview extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }

      .choose {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 12px;
      }

      /* The surface below the paper. */
      .desk {
        display: grid;
        justify-items: center;
        padding: 16px;
        overflow: auto;
        background: var(--line);
        border-radius: var(--radius);
      }

      img {
        display: block;
        width: min(100%, calc(var(--dots) * 0.6px));
        min-height: 200px;
        background: #ffffff;
        box-shadow: 0 2px 10px rgb(7 21 33 / 40%);
      }
    `,
  ]

  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined
  /** The last request's input. */
  #asked: unknown

  @state() private language: Locale | undefined
  @state() private width = 576
  @state() private picture = ''
  /** The picture shows an earlier draft. */
  @state() private old = false

  @property({ attribute: false }) office!: Office
  @property({ attribute: false }) blocks: readonly TicketBlock[] = []

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#asked = undefined
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { blocks, width, office } = this
    const language = this.language ?? office.locale
    // The preview also depends on the settings, for the number's letter and the names of places.
    const wanted = { blocks, width, language, version: office.settings.version }
    if (same(wanted, this.#asked)) return
    const isFirst = this.#asked === undefined
    this.#asked = wanted
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#draw(language), isFirst ? 0 : typingPauseMs)
  }

  async #draw(language: Locale): Promise<void> {
    this.#asking?.abort()
    const asking = new AbortController()
    this.#asking = asking
    try {
      const response = await fetch(
        `/api/centres/${this.office.centre}/ticket.png?lang=${language}&width=${this.width}`,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ ticket: this.blocks }),
          signal: asking.signal,
        },
      )
      if (response.ok) this.#show(URL.createObjectURL(await response.blob()))
      else this.#fail(((await response.json()) as { error: Refusal }).error)
    } catch {
      // An aborted request was replaced by a newer one; otherwise the server is away, and the page says so.
      if (!asking.signal.aborted) this.#fail(undefined)
    }
  }

  #show(picture: string): void {
    if (this.picture) URL.revokeObjectURL(this.picture)
    this.picture = picture
    this.old = false
    this.#tell(undefined)
  }

  #fail(refusal: Refusal | undefined): void {
    this.old = true
    const { path, problem } = refusal?.detail ?? {}
    this.#tell(path === undefined ? undefined : { path: String(path), problem: String(problem) })
  }

  #tell(detail: Wrong | undefined): void {
    this.dispatchEvent(new CustomEvent('kezek-preview-drawn', { detail }))
  }

  #widths(): [dots: number, millimetres: number][] {
    const { printers, printerProfiles: own } = this.office.settings
    const theirs = Object.values(printers).map(
      ({ profile }) => (own[profile] ?? printerProfiles[profile])?.width,
    )
    const all = new Set([...papers.keys(), ...theirs.filter(width => width !== undefined)])
    return [...all]
      .sort((a, b) => b - a)
      .map(dots => [dots, papers.get(dots) ?? Math.round(dots / dotsAMillimetre)])
  }

  override render() {
    const { office, width } = this
    const t = ticketOffice[office.locale]
    const language = this.language ?? office.locale
    return html`
      <div>
        <h3 id="title">${t.preview}</h3>
        <p class="quiet">${t.previewHint}</p>
      </div>
      <div class="choose">
        <label>
          <span class="label">${t.previewLanguage}</span>
          <select
            class="field"
            name="preview-language"
            @change=${(event: Event) => {
              this.language = (event.target as HTMLSelectElement).value as Locale
            }}
          >
            ${locales.map(
              locale =>
                html`<option value=${locale} lang=${locale} ?selected=${locale === language}>${languageNames[locale]}</option>`,
            )}
          </select>
        </label>
        <label>
          <span class="label">${t.previewWidth}</span>
          <select
            class="field"
            name="preview-width"
            @change=${(event: Event) => {
              this.width = Number((event.target as HTMLSelectElement).value)
            }}
          >
            ${this.#widths().map(
              ([dots, millimetres]) =>
                html`<option value=${dots} ?selected=${dots === width}>${t.dots(dots, millimetres)}</option>`,
            )}
          </select>
        </label>
      </div>
      <div role="status">
        ${this.old ? html`<p class="mark warn">${icon('warn')}${t.previewStale}</p>` : nothing}
      </div>
      <div class="desk" .style=${`--dots: ${width}`}>
        ${this.picture ? html`<img src=${this.picture} alt=${t.previewAlt} data-language=${language} />` : nothing}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-ticket-preview': TicketPreview
  }
  interface HTMLElementEventMap {
    'kezek-preview-drawn': CustomEvent<Wrong | undefined>
  }
}
