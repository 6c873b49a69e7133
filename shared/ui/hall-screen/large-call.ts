import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import type { Locale } from '../../domain/locale.ts'
import { common } from '../../i18n/common/common.ts'
import { displayHall } from '../../i18n/display/hall.ts'
import { baseStyles } from '../base.styles.ts'
import { arrow } from './arrow.ts'
import { largeCallStyles } from './large-call.styles.ts'
import type { ShownCall } from './shown-calls.ts'
import { elsewhere, type Place } from './shown-zones.ts'

/** Shows one call in large letters: number, arrow and window. */
@customElement('kezek-large-call')
export class LargeCall extends LitElement {
  static override styles = [baseStyles, largeCallStyles]

  @property({ attribute: false }) shown: ShownCall | undefined
  /** Whether blinking calls are lit now. */
  @property({ type: Boolean }) lit = false
  @property() locale: Locale = 'kk'
  /** Direction and zone of the window. */
  @property({ attribute: false }) place: Place = elsewhere

  override render() {
    const { shown } = this
    if (!shown) return nothing
    const { number, counter, look } = shown
    const { goTo, ticketStates } = common[this.locale]
    const { arrow: direction, isSet, zone } = this.place
    const isLit = look === 'new' || (look === 'blinking' && this.lit)
    return html`
      <div
        class=${classMap({ call: true, [look]: true, lit: isLit })}
        data-number=${number}
        data-counter=${counter}
        data-look=${look}
      >
        <div aria-hidden="true" class="number">${number}</div>
        <div aria-hidden="true" class="to">${arrow(direction)}<span>${counter}</span></div>
        <div class="words">
          ${look === 'serving' ? ticketStates.serving : goTo(counter)}
          ${isSet ? html`<span class="visually-hidden">, ${displayHall[this.locale].arrows[direction]}</span>` : nothing}
          ${zone ? html`<div class="zone">${zone[this.locale]}</div>` : nothing}
        </div>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-large-call': LargeCall
  }
}
