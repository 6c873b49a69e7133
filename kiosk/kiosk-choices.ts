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

/** One large button. */
export interface Choice {
  title: string
  /** Under the title. */
  note?: string
  /** The letter that numbers begin with. */
  letter?: string
  look?: 'primary' | 'closed'
  action: Action
}

/** A question with its answers, each a large button: purpose, group, service, entitlement. */
@customElement('kezek-kiosk-choices')
export class KioskChoices extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskChoicesStyles]

  @property() heading = ''
  @property() locale: Locale = 'kk'
  @property({ attribute: false }) choices: readonly Choice[] = []
  /** Offers to search instead of choosing. */
  @property({ type: Boolean }) canSearch = false
  /** Few answers, each as large as there is room for. */
  @property({ type: Boolean }) roomy = false

  protected override render() {
    return html`
      <kezek-kiosk-page .heading=${this.heading} .locale=${this.locale} canGoBack canBegin>
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

/** @returns the button of a choice; `from` tells the kiosk when it is pressed. Styles: `kioskChoicesStyles`. */
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
