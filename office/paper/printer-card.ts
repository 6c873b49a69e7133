import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { printerProfiles } from '../../shared/catalogue/printer-profiles.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { PrinterProfile, PrinterSettings } from '../../shared/domain/paper.ts'
import { maxRollTickets } from '../../shared/domain/paper.ts'
import { causeWords, printers } from '../../shared/i18n/common/printers.ts'
import { type AddressKind, addressKinds, paperMessages } from '../../shared/i18n/office/paper.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import type { PrinterNews } from '../../shared/view/printers.ts'
import { officeStyles } from '../office.styles.ts'
import { joinAddress, splitAddress } from './address.ts'

/** One printer: how it is reached, what it can do, how long its rolls are. */
@customElement('kezek-printer-card')
export class PrinterCard extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      ul {
        margin: 4px 0 0;
        padding-left: 20px;
        font-size: 0.875rem;
        color: var(--ink-2);
      }

      .news {
        margin: 0;
        font-weight: 600;
        color: var(--bad);
      }
    `,
  ]

  @property({ attribute: false }) printer!: PrinterSettings
  @property({ attribute: false }) own: Readonly<Record<string, PrinterProfile>> = {}
  @property() name = ''
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  /** What is wrong, and in which field: `address`, `profile`, `rollTickets`; empty: nothing. */
  @property() wrongField = ''
  @property() wrongWords = ''
  /** The saved printer's problem, if it has one. */
  @property({ attribute: false }) news: PrinterNews | undefined

  #change(change: Partial<PrinterSettings>): void {
    this.dispatchEvent(new CustomEvent('kezek-printer-change', { detail: { ...this.printer, ...change } }))
  }

  #changeRoll(event: Event): void {
    const typed = (event.target as HTMLInputElement).value
    const { rollTickets: _before, ...printer } = this.printer
    const detail = typed === '' ? printer : { ...printer, rollTickets: Number(typed) }
    this.dispatchEvent(new CustomEvent('kezek-printer-change', { detail }))
  }

  #wrong(field: string): string | undefined {
    return this.wrongField === field ? this.wrongWords : undefined
  }

  #address(): TemplateResult {
    const t = paperMessages[this.locale]
    const form = splitAddress(this.printer.address)
    const wrong = this.#wrong('address')
    return html`<div>
        <label>
          <span class="label">${t.address}</span>
          <select
            class="field"
            name="kind"
            aria-describedby="kind-hint"
            @change=${(event: Event) => {
              const kind = (event.target as HTMLSelectElement).value as AddressKind
              this.#change({ address: joinAddress({ kind, detail: '' }) })
            }}
          >
            ${addressKinds.map(
              kind =>
                html`<option value=${kind} ?selected=${kind === form.kind}>${t.addressKinds[kind]}</option>`,
            )}
          </select>
        </label>
        <p class="hint" id="kind-hint">${t.addressHints[form.kind]}</p>
      </div>
      ${
        form.kind === 'virtual'
          ? nothing
          : html`<div>
              <label>
                <span class="label">${form.kind === 'tcp' ? t.hostAndPort : t.device}</span>
                <input
                  class="field"
                  name="address"
                  autocomplete="off"
                  spellcheck="false"
                  placeholder=${form.kind === 'tcp' ? '10.0.0.7:9100' : 'kiosk-1-usb'}
                  aria-invalid=${wrong !== undefined}
                  aria-describedby=${wrong === undefined ? nothing : 'wrong-address'}
                  .value=${form.detail}
                  @input=${(event: Event) => {
                    const detail = (event.target as HTMLInputElement).value
                    this.#change({ address: joinAddress({ kind: form.kind, detail }) })
                  }}
                />
              </label>
              ${wrongText('wrong-address', wrong)}
            </div>`
      }`
  }

  #profile(): TemplateResult {
    const t = paperMessages[this.locale]
    const { profile } = this.printer
    const known = this.own[profile] ?? printerProfiles[profile]
    const wrong = this.#wrong('profile')
    return html`<div>
      <label>
        <span class="label">${t.profile}</span>
        <select
          class="field"
          name="profile"
          aria-invalid=${wrong !== undefined}
          aria-describedby="abilities ${wrong === undefined ? '' : 'wrong-profile'}"
          @change=${(event: Event) => this.#change({ profile: (event.target as HTMLSelectElement).value })}
        >
          ${Object.entries(printerProfiles).map(
            ([id, { name }]) => html`<option value=${id} ?selected=${id === profile}>${name}</option>`,
          )}
          ${Object.entries(this.own).map(
            ([id, { name }]) =>
              html`<option value=${id} ?selected=${id === profile}>${name} (${t.ownProfile})</option>`,
          )}
        </select>
      </label>
      ${wrongText('wrong-profile', wrong)}
      <ul id="abilities">
        ${known ? this.#abilities(known).map(ability => html`<li>${ability}</li>`) : nothing}
      </ul>
    </div>`
  }

  #abilities({ width, cutter, nearEnd, confirms }: PrinterProfile): string[] {
    const t = paperMessages[this.locale]
    return [t.paperWidth(width), t.cuts(cutter), t.saysNearEnd(nearEnd), t.confirmsPaper(confirms !== 'none')]
  }

  #roll(): TemplateResult {
    const t = paperMessages[this.locale]
    const known = this.own[this.printer.profile] ?? printerProfiles[this.printer.profile]
    const wrong = this.#wrong('rollTickets')
    return html`<div>
      <label>
        <span class="label">${t.rollTickets}</span>
        <input
          class="field"
          name="rollTickets"
          type="number"
          min="1"
          max=${maxRollTickets}
          aria-invalid=${wrong !== undefined}
          aria-describedby="roll-hint ${wrong === undefined ? '' : 'wrong-roll'}"
          .value=${String(this.printer.rollTickets ?? '')}
          @input=${this.#changeRoll}
        />
      </label>
      <p class="hint" id="roll-hint">${known ? t.rollHint(known.rollTickets) : nothing}</p>
      ${wrongText('wrong-roll', wrong)}
    </div>`
  }

  #newsWords({ printer, ...news }: PrinterNews): string {
    const { trouble, paperLow } = printers[this.locale]
    return 'cause' in news
      ? trouble(printer, causeWords(this.locale, news.cause))
      : paperLow(printer, news.left)
  }

  override render() {
    const t = paperMessages[this.locale]
    return html`
      <fieldset class="card" ?disabled=${this.readonly}>
        <div class="row">
          <h3 class="grow">${t.printer(this.name)}</h3>
          <button
            class="button danger"
            aria-label=${t.removeNamed(t.printer(this.name))}
            @click=${() => this.dispatchEvent(new CustomEvent('kezek-printer-remove'))}
          >
            ${t.remove}
          </button>
        </div>
        <p class="news" role="status">${this.news ? this.#newsWords(this.news) : nothing}</p>
        <div class="fields">${this.#address()} ${this.#profile()} ${this.#roll()}</div>
      </fieldset>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-printer-card': PrinterCard
  }
  interface HTMLElementEventMap {
    'kezek-printer-change': CustomEvent<PrinterSettings>
    'kezek-printer-remove': CustomEvent<undefined>
  }
}
