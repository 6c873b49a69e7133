import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Locale } from '../../domain/locale.ts'
import { common } from '../../i18n/common/common.ts'
import { display } from '../../i18n/display/display.ts'
import { displayHall } from '../../i18n/display/hall.ts'
import { baseStyles } from '../base.styles.ts'
import { arrow } from './arrow.ts'
import { callListStyles } from './call-list.styles.ts'
import { fitting, type ShownCall } from './shown-calls.ts'
import { elsewhere, type Place } from './shown-zones.ts'

/** Heights of the heading and of a row with its gap, in the screen's units, as in the styles. */
const headUnits = 50
const rowUnits = 116
/** Height of a row that also names the window's zone. */
const zonedRowUnits = 156

/** Lists all called or served visitors, last called first. Its letters never shrink; it counts the calls that do not fit. */
@customElement('kezek-call-list')
export class CallList extends LitElement {
  static override styles = [baseStyles, callListStyles]

  readonly #size = new ResizeObserver(() => this.#measure())

  @query('.head') private readonly head?: HTMLElement
  @query('ul') private readonly list?: HTMLUListElement

  @state() private rows = 1

  @property({ attribute: false }) calls: readonly ShownCall[] = []
  /** Whether blinking calls are lit now. */
  @property({ type: Boolean }) lit = false
  @property() locale: Locale = 'kk'
  /** Returns the direction and zone of a window. */
  @property({ attribute: false }) placeOf: (counter: string) => Place = () => elsewhere
  /** Whether rows name their zones, because the screen shows several. */
  @property({ type: Boolean, reflect: true }) zoned = false

  override firstUpdated(): void {
    if (this.list) this.#size.observe(this.list)
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('zoned')) this.#measure()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
  }

  #measure(): void {
    if (!this.head || !this.list) return
    const unit = this.head.getBoundingClientRect().height / headUnits
    const row = (this.zoned ? zonedRowUnits : rowUnits) * unit
    this.rows = Math.max(1, Math.floor(this.list.getBoundingClientRect().height / row + 0.01))
  }

  #row({ number, counter, look }: ShownCall) {
    const isLit = look === 'new' || (look === 'blinking' && this.lit)
    const { arrow: direction, isSet, zone } = this.placeOf(counter)
    const place = [zone?.[this.locale], isSet ? displayHall[this.locale].arrows[direction] : undefined]
    const call = [common[this.locale].call(number, counter), ...place].filter(Boolean).join(', ')
    return html`
      <li
        class=${classMap({ [look]: true, lit: isLit })}
        data-number=${number}
        data-counter=${counter}
        data-look=${look}
      >
        <span class="visually-hidden">${call}</span>
        <span aria-hidden="true" class="number">${number}</span>
        ${arrow(direction)}
        <span aria-hidden="true" class="window">${counter}</span>
        ${this.zoned ? html`<span aria-hidden="true" class="zone">${zone?.[this.locale]}</span>` : nothing}
      </li>
    `
  }

  override render() {
    const { ticket, window, more } = display[this.locale]
    const shown = fitting(this.calls, this.rows)
    const missing = this.calls.length - shown.length
    return html`
      <div class="head" aria-hidden="true">
        <span>${ticket}${missing > 0 ? html` · ${more(missing)}` : nothing}</span>
        <span class="window">${window}</span>
      </div>
      <ul>
        ${repeat(
          shown,
          ({ id }) => id,
          call => this.#row(call),
        )}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-call-list': CallList
  }
}
