import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Locale } from '../../shared/domain/locale.ts'
import { rowListMessages } from '../../shared/i18n/office/row-list.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { moved, without } from '../list.ts'
import { officeStyles } from '../office.styles.ts'

/** Rows that are added, moved and removed, by buttons or by Alt and an arrow key. What a row shows is up to its owner. */
@customElement('kezek-row-list')
export class RowList<T> extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      :host {
        display: block;
      }

      ol {
        display: grid;
        gap: 8px;
        margin: 6px 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        gap: 10px;
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: 10px;
      }

      .tools {
        display: flex;
        gap: 8px;
        align-items: center;
      }

      .place {
        flex: 1;
        font-weight: 600;
        color: var(--ink-2);
      }
    `,
  ]

  /** The last move in words, for screen readers. */
  @state() private said = ''

  @property() label = ''
  /** What one row is called: "Document". */
  @property() rowName = ''
  @property() addLabel = ''
  @property() locale: Locale = 'kk'
  @property({ attribute: false }) rows: readonly T[] = []
  /** Renders a row's fields. */
  @property({ attribute: false }) row: (row: T, at: number) => TemplateResult = () => html``
  /** Makes an empty row. */
  @property({ attribute: false }) create: (() => T) | undefined
  @property() wrong: string | undefined
  @property({ type: Boolean }) readonly = false

  #change(rows: readonly T[]): void {
    this.dispatchEvent(new CustomEvent('kezek-rows-change', { detail: rows }))
  }

  async #move(at: number, by: number, act: 'up' | 'down'): Promise<void> {
    const to = at + by
    if (to < 0 || to >= this.rows.length) return
    this.#change(moved(this.rows, at, by))
    this.said = rowListMessages[this.locale].moved(this.rowName, to + 1)
    await this.#settled()
    // The focus stays on the moved row; at either end of the list only the opposite button is left.
    const row = this.renderRoot.querySelector(`[data-place="${to}"]`)
    const button = row?.querySelector<HTMLElement>(`[data-act=${act}]:not(:disabled)`)
    ;(button ?? row?.querySelector<HTMLElement>('.tools button:not(:disabled)'))?.focus()
  }

  #onKey(at: number, event: KeyboardEvent): void {
    if (this.readonly || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    const isUp = event.key === 'ArrowUp'
    void this.#move(at, isUp ? -1 : 1, isUp ? 'up' : 'down')
  }

  async #remove(at: number): Promise<void> {
    this.#change(without(this.rows, at))
    this.said = rowListMessages[this.locale].removed(this.rowName, at + 1)
    await this.#settled()
    const next = this.renderRoot.querySelector(`[data-place="${Math.min(at, this.rows.length - 1)}"]`)
    ;(next ?? this.renderRoot).querySelector<HTMLElement>('[data-act=remove], [data-act=add]')?.focus()
  }

  async #add(): Promise<void> {
    if (!this.create) return
    this.#change([...this.rows, this.create()])
    await this.#settled()
    this.renderRoot.querySelector<HTMLElement>('li:last-child :is(textarea, input, select)')?.focus()
  }

  /** Waits until the owner has passed the new rows and they are shown. */
  async #settled(): Promise<void> {
    await new Promise(requestAnimationFrame)
    await this.updateComplete
  }

  #row(row: T, at: number): TemplateResult {
    const t = rowListMessages[this.locale]
    const called = `${this.rowName} ${at + 1}`
    const button = (
      act: 'up' | 'down' | 'remove',
      sign: string,
      label: string,
      off: boolean,
      press: () => unknown,
    ) =>
      html`<button type="button" class="button square" data-act=${act} aria-label=${label} title=${label} ?disabled=${off} @click=${press}>
        ${sign}
      </button>`
    return html`<li data-place=${at} @keydown=${(event: KeyboardEvent) => this.#onKey(at, event)}>
      <div class="tools">
        <span class="place">${called}</span>
        ${
          this.readonly
            ? nothing
            : html`${button('up', '↑', t.up(called), at === 0, () => this.#move(at, -1, 'up'))}
              ${button('down', '↓', t.down(called), at === this.rows.length - 1, () => this.#move(at, 1, 'down'))}
              ${button('remove', '✕', t.remove(called), false, () => this.#remove(at))}`
        }
      </div>
      <fieldset ?disabled=${this.readonly}>${this.row(row, at)}</fieldset>
    </li>`
  }

  override render() {
    return html`<fieldset>
      <legend>${this.label}</legend>
      <slot></slot>
      ${wrongText('rows-wrong', this.wrong)}
      ${this.rows.length > 0 ? html`<ol>${this.rows.map((row, at) => this.#row(row, at))}</ol>` : nothing}
      ${
        this.readonly || !this.create
          ? nothing
          : html`<button type="button" class="button" data-act="add" @click=${() => void this.#add()}>${this.addLabel}</button>`
      }
      <p class="visually-hidden" role="status">${this.said}</p>
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-row-list': RowList<unknown>
  }
  interface HTMLElementEventMap {
    'kezek-rows-change': CustomEvent<readonly unknown[]>
  }
}
