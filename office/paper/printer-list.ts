import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../../shared/domain/locale.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { paperMessages } from '../../shared/i18n/office/paper.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { moved, without } from '../list.ts'
import { officeStyles } from '../office.styles.ts'

/** The printers of one kiosk or window; each takes over when those before it fail. */
@customElement('kezek-printer-list')
export class PrinterList extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .line {
        display: grid;
        grid-template-columns: minmax(120px, 1fr) minmax(0, 2fr);
        gap: 8px 16px;
        align-items: start;
        padding: 10px 0;
        border-bottom: 1px solid var(--line);
      }

      h4 {
        margin: 0;
        padding-top: 10px;
      }

      ol {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .quiet {
        padding-top: 10px;
      }

      select {
        margin-top: 6px;
      }
    `,
  ]

  @property() place = ''
  @property({ attribute: false }) value: readonly string[] = []
  @property({ attribute: false }) printers: readonly string[] = []
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  @property() wrongWords = ''

  async #set(printers: readonly string[], focus?: string): Promise<void> {
    this.dispatchEvent(new CustomEvent('kezek-printers-picked', { detail: printers }))
    await this.updateComplete
    if (focus) this.renderRoot.querySelector<HTMLElement>(focus)?.focus()
  }

  #add(event: Event): void {
    const select = event.target as HTMLSelectElement
    const { value } = select
    select.value = ''
    if (value) void this.#set([...this.value, value])
  }

  #printer(name: string, at: number): TemplateResult {
    const t = paperMessages[this.locale]
    const called = `${this.place}, ${t.printer(name)}`
    const last = this.value.length - 1
    const button = (act: string, sign: string, label: string, off: boolean, press: () => unknown) =>
      html`<button class="button square" data-act=${act} aria-label=${label} title=${label} ?disabled=${off} @click=${press}>
        ${sign}
      </button>`
    const to = (by: number) =>
      this.#set(moved(this.value, at, by), `[data-printer="${name}"] button:not(:disabled)`)
    return html`<li class="row" data-printer=${name}>
      <span class="grow">${at + 1}. ${name}</span>
      ${button('up', '↑', t.up(called), at === 0, () => to(-1))}
      ${button('down', '↓', t.down(called), at === last, () => to(1))}
      ${button('remove', '✕', t.removeNamed(called), false, () => this.#set(without(this.value, at), 'select'))}
    </li>`
  }

  override render() {
    const t = paperMessages[this.locale]
    const others = this.printers.filter(name => !this.value.includes(name))
    return html`<fieldset class="line" ?disabled=${this.readonly}>
      <h4>${this.place}</h4>
      <div>
        ${this.value.length === 0 ? html`<p class="quiet">${t.noPrinterHere}</p>` : nothing}
        <ol>
          ${this.value.map((name, at) => this.#printer(name, at))}
        </ol>
        ${
          others.length > 0 && this.value.length < settingsLimits.printers.max
            ? html`<select class="field" aria-label=${t.addPrinterTo(this.place)} @change=${this.#add}>
                <option value="">${t.addPrinter}</option>
                ${others.map(name => html`<option value=${name}>${name}</option>`)}
              </select>`
            : nothing
        }
        ${wrongText('wrong-printers', this.wrongWords || undefined)}
      </div>
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-printer-list': PrinterList
  }
  interface HTMLElementEventMap {
    'kezek-printers-picked': CustomEvent<readonly string[]>
  }
}
