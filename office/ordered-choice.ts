import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { paperMessages } from '../shared/i18n/office/paper.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { wrongText } from '../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { moved } from './list.ts'
import { officeStyles } from './office.styles.ts'

/** Chooses some of several values and their order: a tick for each, and buttons that move a chosen one. */
@customElement('kezek-ordered-choice')
export class OrderedChoice extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      ol {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        max-width: 480px;
        list-style: none;
      }

      .row {
        flex-wrap: nowrap;
      }
    `,
  ]

  @property() label = ''
  @property() hint = ''
  /** Values with their words. */
  @property({ attribute: false }) options: readonly (readonly [value: string, words: string])[] = []
  /** The chosen values in their order. */
  @property({ attribute: false }) value: readonly string[] = []
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  @property() wrongWords = ''

  async #set(value: readonly string[], focus?: string): Promise<void> {
    this.dispatchEvent(new CustomEvent('kezek-order-change', { detail: value }))
    await this.updateComplete
    if (focus) this.renderRoot.querySelector<HTMLElement>(`${focus}:not(:disabled)`)?.focus()
  }

  #toggle(value: string): void {
    const isChosen = this.value.includes(value)
    void this.#set(isChosen ? this.value.filter(other => other !== value) : [...this.value, value])
  }

  async #move(value: string, by: number): Promise<void> {
    const act = by < 0 ? 'up' : 'down'
    const row = `[data-value=${value}]`
    await this.#set(moved(this.value, this.value.indexOf(value), by))
    await this.updateComplete
    const button = (name: string) =>
      this.renderRoot.querySelector<HTMLButtonElement>(`${row} [data-act=${name}]:not(:disabled)`)
    // At either end only the opposite button is left.
    ;(button(act) ?? button(act === 'up' ? 'down' : 'up'))?.focus()
  }

  #option([value, words]: readonly [string, string]): TemplateResult {
    const t = paperMessages[this.locale]
    const at = this.value.indexOf(value)
    const button = (act: 'up' | 'down', sign: string, label: string, isOff: boolean, by: number) =>
      html`<button
        class="button square"
        data-act=${act}
        aria-label=${label}
        title=${label}
        ?disabled=${isOff}
        @click=${() => void this.#move(value, by)}
      >
        ${sign}
      </button>`
    return html`<li class="row" data-value=${value}>
      <label class="choice grow">
        <input type="checkbox" name=${value} .checked=${at >= 0} @change=${() => this.#toggle(value)} />
        <span>${words}</span>
      </label>
      ${
        at < 0
          ? nothing
          : [
              button('up', '↑', t.up(words), at === 0, -1),
              button('down', '↓', t.down(words), at === this.value.length - 1, 1),
            ]
      }
    </li>`
  }

  override render() {
    const place = (value: string) => {
      const at = this.value.indexOf(value)
      return at < 0 ? this.options.length : at
    }
    const rows = this.options.toSorted(([a], [b]) => place(a) - place(b))
    return html`<fieldset ?disabled=${this.readonly} aria-describedby="hint wrong">
      <legend>${this.label}</legend>
      <p class="hint" id="hint">${this.hint}</p>
      <ol>
        ${rows.map(row => this.#option(row))}
      </ol>
      ${wrongText('wrong', this.wrongWords || undefined)}
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-ordered-choice': OrderedChoice
  }
  interface HTMLElementEventMap {
    'kezek-order-change': CustomEvent<readonly string[]>
  }
}
