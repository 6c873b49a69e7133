import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import type { LocalizedText } from '../../shared/domain/settings.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { hallScreensOffice } from '../../shared/i18n/office/hall-screens.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { localizedField } from '../../shared/ui/forms/localized-field.ts'
import { pageMs, pagesOf, tickerUnits } from '../../shared/ui/hall-screen/ticker-pages.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import { noWords } from './hall-form.ts'

/** The line of words below the calls, in three languages, with its pages as screens show them. */
@customElement('kezek-ticker-form')
export class TickerForm extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .pages {
        display: grid;
        gap: 4px;
        container-type: inline-size;
      }

      .page {
        padding: calc(14 * 100cqw / 1920) calc(36 * 100cqw / 1920);
        overflow: hidden;
        border-radius: 4px;
        background: var(--night-2);
        color: var(--night-ink);
        font-size: calc(40 * 100cqw / 1920);
        font-weight: 600;
        line-height: 1.25;
        white-space: nowrap;
      }
    `,
  ]

  readonly #canvas = document.createElement('canvas').getContext('2d')

  /** Undefined: screens show no ticker. */
  @property({ attribute: false }) text: LocalizedText | undefined
  /** The hall's languages, whose pages screens show. */
  @property({ attribute: false }) languages: readonly Locale[] = locales
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  /** What is wrong with the words; empty: nothing. */
  @property() wrongWords = ''

  override firstUpdated(): void {
    // The letters' widths are known once their font has loaded.
    void document.fonts.ready.then(() => this.requestUpdate())
  }

  #pages(text: string, kind: 'wide' | 'upright'): string[] {
    const canvas = this.#canvas
    if (!canvas) return [text]
    canvas.font = `600 ${tickerUnits.letters}px ${getComputedStyle(this).fontFamily}`
    const room = tickerUnits[kind] - 2 * tickerUnits.margin
    return pagesOf(text, part => canvas.measureText(part).width <= room)
  }

  #preview(language: Locale, text: string): TemplateResult {
    const t = hallScreensOffice[this.locale]
    const wide = this.#pages(text, 'wide')
    return html`<div data-preview=${language}>
      <p class="hint">
        ${languageNames[language]}: ${t.tickerPages(wide.length, this.#pages(text, 'upright').length, pageMs / 1_000)}
      </p>
      <div class="pages" lang=${language} aria-hidden="true">
        ${wide.map(page => html`<div class="page">${page}</div>`)}
      </div>
    </div>`
  }

  #set(detail: LocalizedText): void {
    this.dispatchEvent(new CustomEvent('kezek-ticker-change', { detail }))
  }

  override render() {
    const { text, locale } = this
    const t = hallScreensOffice[locale]
    return html`<fieldset class="card" ?disabled=${this.readonly}>
      <label class="choice">
        <input
          type="checkbox"
          name="ticker"
          .checked=${text !== undefined}
          @change=${(event: Event) =>
            this.dispatchEvent(
              new CustomEvent('kezek-ticker-switch', { detail: (event.target as HTMLInputElement).checked }),
            )}
        />
        <span>${t.tickerOn}</span>
      </label>
      ${
        text
          ? localizedField({
              name: 'words',
              label: t.tickerText,
              locale,
              value: text,
              wrong: this.wrongWords || undefined,
              onChange: words => this.#set(words ?? noWords),
            })
          : nothing
      }
      ${text ? this.languages.filter(one => text[one].trim() !== '').map(one => this.#preview(one, text[one])) : nothing}
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-ticker-form': TickerForm
  }
  interface HTMLElementEventMap {
    'kezek-ticker-change': CustomEvent<LocalizedText>
    'kezek-ticker-switch': CustomEvent<boolean>
  }
}
