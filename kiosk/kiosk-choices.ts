import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { visitor } from '../shared/i18n/common/visitor.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { act } from './act.ts'
import { buttonStyles } from './button.styles.ts'
import { icons } from './icons.ts'
import './kiosk-page.ts'
import { kioskChoicesStyles } from './kiosk-choices.styles.ts'
import type { Action } from './steps.ts'

/** A choice, shown as one large button. */
export interface Choice {
  title: string
  /** Text under the title. */
  note?: string
  /** First letter of the ticket numbers. */
  letter?: string
  look?: 'primary' | 'closed'
  action: Action
}

/** A question whose answers are large buttons: purpose, group, service or entitlement. */
@customElement('kezek-kiosk-choices')
export class KioskChoices extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskChoicesStyles]

  @property() heading = ''
  @property() locale: Locale = 'kk'
  @property({ attribute: false }) choices: readonly Choice[] = []
  /** Whether to offer the search. */
  @property({ type: Boolean }) canSearch = false
  /** Whether the answers fill the whole screen. */
  @property({ type: Boolean }) roomy = false

  /** Whether no step is before this one, so that there is no way back. */
  @property({ type: Boolean }) isFirst = false
  /** What the choices are about, where the visitor was not asked. */
  @property() subject = ''
  /** The manager's notice to the hall for today, in the step's language. */
  @property() notice: string | undefined

  protected override render() {
    const { isFirst } = this
    return html`
      <kezek-kiosk-page .heading=${this.heading} .locale=${this.locale} .canGoBack=${!isFirst} .canBegin=${!isFirst} .bare=${isFirst}>
        ${this.subject ? html`<p class="subject">${this.subject}</p>` : nothing}
        ${this.notice ? html`<p class="notice">${this.notice}</p>` : nothing}
        ${
          this.canSearch
            ? html`<button type="button" class="search" @click=${() => act(this, { type: 'search' })}>
                ${icons.search}<span>${visitor[this.locale].search}</span>
              </button>`
            : nothing
        }
        <ul class=${this.roomy ? 'roomy' : ''}>
          ${this.choices.map(choice => html`<li>${renderChoice(this, choice)}</li>`)}
        </ul>
      </kezek-kiosk-page>
    `
  }
}

/** @returns the button of a choice; `from` dispatches its action. The host needs `kioskChoicesStyles`. */
export function renderChoice(from: HTMLElement, { title, note, letter, look, action }: Choice) {
  return html`
    <button type="button" class="choice ${look ?? ''}" @click=${() => act(from, action)}>
      ${letter ? html`<span class="letter" aria-hidden="true">${letter}</span>` : nothing}
      <span class="words">
        <span class="title">${title}</span>
        ${note ? html`<span class="note">${look === 'closed' ? icons.closed : nothing}${note}</span>` : nothing}
      </span>
      <span class="onward">${icons.onward}</span>
    </button>
  `
}
