import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import {
  type FileType,
  fileAddress,
  fileKinds,
  fileTypes,
  maxServiceFiles,
} from '../../shared/catalogue/files.ts'
import type { ServiceFile } from '../../shared/catalogue/schema.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { fileFacts } from '../../shared/i18n/common/file-facts.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { serviceFileMessages } from '../../shared/i18n/office/service-files.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { noText } from '../../shared/ui/forms/languages-field.ts'
import type { Wrong } from '../../shared/ui/forms/read-form.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { fileButton, fileButtonStyles } from '../forms/file-button.ts'
import '../forms/row-list.ts'
import type { RowList } from '../forms/row-list.ts'
import { replaced } from '../list.ts'
import { officeStyles } from '../office.styles.ts'
import { fileIds } from './file-ids.ts'
import { sendFile } from './send-file.ts'
import { textOf } from './service-context.ts'

const typeNames: Readonly<Record<FileType, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
}

/** The forms and filled-in samples of a service. A file is sent when it is chosen; it is part of the service once the service is saved. */
@customElement('kezek-service-files')
export class ServiceFiles extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    fileButtonStyles,
    css`
      .card > div:not(:has(*)) {
        display: none;
      }
    `,
  ]

  @query('kezek-row-list') private rowList!: RowList<ServiceFile>
  @query('input[type=file]') private input!: HTMLInputElement | null

  /** Name of the file that is being sent. */
  @state() private sending: string | undefined
  /** Name of the file that was added last. */
  @state() private added: string | undefined
  /** Why the last file was not taken. */
  @state() private refusal: Refusal | undefined

  @property({ attribute: false }) files: readonly ServiceFile[] = []
  @property() locale: Locale = 'kk'
  /** What is wrong, by the path inside the service. */
  @property({ attribute: false }) wrong: Wrong = {}
  @property({ type: Boolean }) readonly = false

  #change(files: readonly ServiceFile[]): void {
    this.dispatchEvent(new CustomEvent('kezek-files-change', { detail: files }))
  }

  async #add(file: File): Promise<void> {
    this.sending = file.name
    this.added = undefined
    this.refusal = undefined
    const answer = await sendFile(file)
    this.sending = undefined
    // The administrator has left this service, so the draft may be another one's.
    if (!this.isConnected) return
    if (!answer.ok) {
      this.refusal = answer.error
      return
    }
    const { digest, type, bytes, pages } = answer.reply
    this.#change([...this.files, { id: '', kind: 'form', title: noText, digest, type, bytes, pages }])
    this.added = file.name
    // Somebody who is typing elsewhere by now is not disturbed.
    if (this.shadowRoot?.activeElement !== this.input) return
    await new Promise(requestAnimationFrame)
    await this.rowList.updateComplete
    this.rowList.renderRoot.querySelector<HTMLElement>('li:last-child textarea')?.focus()
  }

  async #onRows({ detail }: CustomEvent<readonly unknown[]>): Promise<void> {
    const isFile = (row: unknown): row is ServiceFile => this.files.some(file => file === row)
    this.#change(detail.filter(isFile))
    this.added = undefined
    if (detail.length > 0) return
    await new Promise(requestAnimationFrame)
    this.input?.focus()
  }

  #row(file: ServiceFile, at: number): TemplateResult {
    const { files, locale, wrong } = this
    const t = serviceFileMessages[locale]
    const { kinds, pages } = fileFacts[locale]
    const path = `files.${at}`
    const set = (next: ServiceFile) => this.#change(replaced(files, at, next))
    const called = file.title[locale] || `${t.file} ${at + 1}`
    return html`<div class="cards">
      <p class="row">
        <a class="button" data-act="open" href=${fileAddress(file.digest)} target="_blank" rel="noopener" aria-label="${t.open}: ${called}">${t.open}</a>
        <span class="grow">${typeNames[file.type]}, ${pages(file.pages)}</span>
      </p>
      ${wrongText(`${path}-wrong`, wrong[`files.${fileIds(files)[at]}`])}
      ${textOf(this, {
        name: `${path}.title`,
        label: fieldNames[locale].title,
        value: file.title,
        isNeeded: true,
        onInput: title => set({ ...file, title }),
      })}
      ${selectField({
        name: `${path}.kind`,
        label: fieldNames[locale].kind,
        options: fileKinds.map(kind => [kind, kinds[kind]] as const),
        value: file.kind,
        onChange: kind => set({ ...file, kind }),
      })}
    </div>`
  }

  #adding(): TemplateResult {
    const { locale, sending, added, refusal } = this
    const t = serviceFileMessages[locale]
    const said = sending !== undefined ? t.sending(sending) : added === undefined ? nothing : t.added(added)
    return html`
      ${
        this.files.length >= maxServiceFiles
          ? html`<p class="hint" data-full>${t.full}</p>`
          : fileButton({
              label: t.add,
              accept: fileTypes.join(),
              isOff: sending !== undefined,
              onChoose: file => void this.#add(file),
            })
      }
      <p role="status">${said}</p>
      <div role="alert">
        ${refusal ? html`<p class="trouble">${icon('bad')} ${errorMessage(locale, refusal)}</p>` : nothing}
      </div>
    `
  }

  override render() {
    const { files, locale, wrong, readonly } = this
    const t = serviceFileMessages[locale]
    return html`<section class="card">
      <kezek-row-list
        data-rows="files"
        .label=${fieldNames[locale].files}
        .rowName=${t.file}
        .locale=${locale}
        .rows=${files}
        .row=${(file: ServiceFile, at: number) => this.#row(file, at)}
        .wrong=${wrong.files}
        .readonly=${readonly}
        @kezek-rows-change=${(event: CustomEvent<readonly unknown[]>) => void this.#onRows(event)}
      >
        <p class="hint">${t.hint}</p>
      </kezek-row-list>
      ${readonly ? nothing : this.#adding()}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-service-files': ServiceFiles
  }
  interface HTMLElementEventMap {
    /** The files of a service are others: one was added, changed, moved or removed. */
    'kezek-files-change': CustomEvent<readonly ServiceFile[]>
  }
}
