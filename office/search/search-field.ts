import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Locale } from '../../shared/domain/locale.ts'
import type { OfficeSectionId } from '../../shared/i18n/office/office.ts'
import { searchOffice } from '../../shared/i18n/office/search.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { type FoundPlace, findSettings, settingsIndex } from './settings-index.ts'

/** Finds a section or a setting by words of its name in any of the three languages, and sends the user there. */
@customElement('kezek-settings-search')
export class SettingsSearch extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: block;
        position: relative;
        max-width: 460px;
        margin-bottom: 16px;
      }

      ul {
        position: absolute;
        z-index: 5;
        inset-inline: 0;
        margin: 4px 0 0;
        padding: 4px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--ground);
        box-shadow: 0 12px 30px rgb(7 21 33 / 25%);
        list-style: none;
      }

      li {
        min-height: 44px;
        padding: 10px;
        border-radius: 8px;
        overflow-wrap: anywhere;
        cursor: pointer;
      }

      li[aria-selected='true'] {
        background: var(--ground-2);
        outline: 2px solid var(--brand);
      }
    `,
  ]

  @state() private text = ''
  /** Index of the result that Enter opens. */
  @state() private at = 0

  @property() locale: Locale = 'kk'
  /** The sections that the user may open. */
  @property({ attribute: false }) sections: readonly OfficeSectionId[] = []

  get #found(): FoundPlace[] {
    return findSettings(settingsIndex(this.sections), this.text)
  }

  #onInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value
    this.at = 0
    // The page listens for what is typed into forms; this is none.
    event.stopPropagation()
  }

  #onKey(event: KeyboardEvent): void {
    const found = this.#found
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      this.at = (this.at + step + found.length) % found.length
    }
    const place = found[this.at]
    if (event.key === 'Enter' && place) this.#choose(place)
    if (event.key === 'Escape') this.text = ''
  }

  #choose({ section, path }: FoundPlace): void {
    this.text = ''
    const detail = { section, ...(path !== undefined && { path }) }
    this.dispatchEvent(new CustomEvent('kezek-setting-choice', { detail }))
  }

  #option({ names }: FoundPlace, at: number): TemplateResult {
    const [section = '', ...inside] = names[this.locale]
    const place = this.#found[at]
    return html`<li
      id="found-${at}"
      role="option"
      aria-selected=${at === this.at}
      data-path=${place?.path ?? ''}
      @click=${() => place && this.#choose(place)}
    >
      <strong>${inside.at(-1) ?? section}</strong>
      ${inside.length > 0 ? html`<span class="quiet"> · ${[section, ...inside.slice(0, -1)].join(' · ')}</span>` : nothing}
    </li>`
  }

  override render(): TemplateResult {
    const t = searchOffice[this.locale]
    const found = this.#found
    const isOpen = found.length > 0
    const said = this.text.trim() === '' ? '' : isOpen ? t.found(found.length) : t.none
    return html`<label class="label" for="search">${t.label}</label>
      <input
        class="field"
        id="search"
        type="search"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        maxlength="80"
        placeholder=${t.hint}
        aria-expanded=${isOpen}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant=${isOpen ? `found-${this.at}` : nothing}
        .value=${this.text}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      />
      <ul id="found" role="listbox" aria-label=${t.results} ?hidden=${!isOpen}>
        ${found.map((place, at) => this.#option(place, at))}
      </ul>
      <p role="status" class=${isOpen ? 'visually-hidden' : 'quiet'}>${said}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-settings-search': SettingsSearch
  }
  interface HTMLElementEventMap {
    'kezek-setting-choice': CustomEvent<{ section: OfficeSectionId; path?: string }>
  }
}
