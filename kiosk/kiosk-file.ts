import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pageAddress } from '../shared/catalogue/files.ts'
import type { ServiceFile } from '../shared/catalogue/schema.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { buttonStyles } from './button.styles.ts'
import './kiosk-page.ts'

/** Shows a form or a filled-in sample, page below page, as wide as the screen. */
@customElement('kezek-kiosk-file')
export class KioskFile extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: contents;
      }

      img {
        width: 100%;
        min-height: 8em;
        background: white;
        border: 2px solid var(--line);
        border-radius: var(--round);
      }
    `,
  ]

  /** Pages that could not be loaded, by number. */
  @state() private failed: ReadonlySet<number> = new Set()

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) file!: ServiceFile

  #note(page: number, hasFailed: boolean): void {
    const failed = new Set(this.failed)
    if (hasFailed) failed.add(page)
    else failed.delete(page)
    this.failed = failed
  }

  #page(page: number) {
    const { locale, file } = this
    const { pageOf, tryAgain } = kiosk[locale]
    const words = pageOf(page, file.pages)
    if (this.failed.has(page))
      return html`<button type="button" @click=${() => this.#note(page, false)}>${words}. ${tryAgain}</button>`
    return html`<img
      src=${pageAddress(file.digest, page)}
      alt=${words}
      loading="lazy"
      @error=${() => this.#note(page, true)}
    />`
  }

  protected override render() {
    const { locale, file } = this
    return html`<kezek-kiosk-page .heading=${file.title[locale]} .locale=${locale} canGoBack canBegin>
      ${Array.from({ length: file.pages }, (_, at) => this.#page(at + 1))}
    </kezek-kiosk-page>`
  }
}
