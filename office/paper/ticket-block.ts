import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { maxLogoBytes, maxLogoSide, type TicketBlock, textSizes } from '../../shared/domain/paper.ts'
import { textLimits } from '../../shared/domain/text-limits.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { ticketOffice } from '../../shared/i18n/office/ticket.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import { readFile } from './logo-file.ts'

type TextBlock = Extract<TicketBlock, { kind: 'text' }>
type LogoBlock = Extract<TicketBlock, { kind: 'logo' }>

/** Edits one part of a ticket: its texts in three languages or its logo. */
@customElement('kezek-ticket-block')
export class TicketBlockForm extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .logo {
        max-width: 100%;
        max-height: 120px;
        padding: 8px;
        border: 1px solid var(--line);
        background: #ffffff;
      }

      textarea {
        resize: vertical;
      }
    `,
  ]

  @property({ attribute: false }) block!: TicketBlock
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  /** What is wrong, and in which field: `text.ru`, `image`; empty: nothing. */
  @property() wrongField = ''
  @property() wrongWords = ''

  #change(block: TicketBlock): void {
    this.dispatchEvent(new CustomEvent('kezek-block-change', { detail: block }))
  }

  async #choose(block: LogoBlock, event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const [file] = input.files ?? []
    // Cleared, so that choosing the same file again is a change.
    input.value = ''
    if (!file) return
    const image = file.size > maxLogoBytes ? undefined : await readFile(file)
    if (image === undefined) this.dispatchEvent(new CustomEvent('kezek-logo-too-large'))
    else this.#change({ ...block, image })
  }

  #wrong(field: string): string | undefined {
    return this.wrongField === field ? this.wrongWords : undefined
  }

  #text(block: TextBlock, language: Locale): TemplateResult {
    const t = ticketOffice[this.locale]
    const field = `text.${language}`
    const wrong = this.#wrong(field)
    return html`<div>
      <label>
        <span class="label">${t.textIn(languageNames[language])}</span>
        <textarea
          class="field"
          name=${field}
          lang=${language}
          rows="2"
          maxlength=${textLimits.title}
          aria-invalid=${wrong !== undefined}
          aria-describedby=${wrong === undefined ? nothing : `wrong-${language}`}
          .value=${block.text[language]}
          @input=${(event: InputEvent) => {
            const typed = (event.target as HTMLTextAreaElement).value
            this.#change({ ...block, text: { ...block.text, [language]: typed } })
          }}
        ></textarea>
      </label>
      ${wrongText(`wrong-${language}`, wrong)}
    </div>`
  }

  #texts(block: TextBlock): TemplateResult {
    const t = ticketOffice[this.locale]
    return html`
      <div class="fields">${locales.map(language => this.#text(block, language))}</div>
      ${selectField({
        name: 'size',
        label: t.size,
        options: textSizes.map(size => [size, t.sizes[size]] as const),
        value: block.size,
        onChange: size => this.#change({ ...block, size }),
      })}
    `
  }

  #logo(block: LogoBlock): TemplateResult {
    const t = ticketOffice[this.locale]
    const wrong = this.#wrong('image')
    return html`
      ${block.image ? html`<div><img class="logo" src=${block.image} alt=${t.logoAlt} /></div>` : nothing}
      <div>
        <label>
          <span class="label">${t.logoChoose}</span>
          <input
            class="field"
            type="file"
            name="image"
            accept="image/png"
            aria-invalid=${wrong !== undefined}
            aria-describedby="logo-hint ${wrong === undefined ? '' : 'wrong-image'}"
            @change=${(event: Event) => void this.#choose(block, event)}
          />
        </label>
        <p class="hint" id="logo-hint">${t.logoHint(maxLogoSide, Math.round(maxLogoBytes / 1024))}</p>
        ${wrongText('wrong-image', wrong)}
      </div>
    `
  }

  override render() {
    const { block } = this
    if (block.kind !== 'text' && block.kind !== 'logo') return nothing
    return html`<fieldset ?disabled=${this.readonly}>
      ${block.kind === 'text' ? this.#texts(block) : this.#logo(block)}
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-ticket-block': TicketBlockForm
  }
  interface HTMLElementEventMap {
    'kezek-block-change': CustomEvent<TicketBlock>
    'kezek-logo-too-large': CustomEvent<undefined>
  }
}
