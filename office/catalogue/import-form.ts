import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { maxCatalogueFile } from '../../shared/catalogue/limits.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { CataloguePreview } from '../../shared/contract/catalogue.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { problemWords } from '../../shared/i18n/office/catalogue-problems.ts'
import { callApi, roleHeader } from '../../shared/ui/api.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { icon } from '../../shared/ui/icons.ts'
import { randomId } from '../../shared/ui/random-id.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { fileButton, fileButtonStyles } from '../forms/file-button.ts'
import { officeStyles } from '../office.styles.ts'
import { pathWords } from './path-words.ts'

interface Chosen {
  name: string
  text: string
  preview: CataloguePreview
}

/** Downloads the catalogue as a file, and replaces it by a file after showing what would change. */
@customElement('kezek-catalogue-import')
export class CatalogueImport extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    fileButtonStyles,
    css`
      td {
        overflow-wrap: anywhere;
      }
    `,
  ]

  @state() private chosen: Chosen | undefined
  @state() private refusal: Refusal | undefined
  @state() private isUnreadable = false
  @state() private isDone = false
  @state() private isBusy = false

  @property({ attribute: false }) catalogue!: CatalogueData
  @property() locale: Locale = 'kk'
  @property({ type: Boolean }) readonly = false

  async #choose(file: File): Promise<void> {
    this.#reset()
    // A file of another kind may be of any size: only as much is read as a catalogue can have.
    const text = await file
      .slice(0, 4 * maxCatalogueFile)
      .text()
      .catch(() => undefined)
    if (text === undefined) this.isUnreadable = true
    else if (text.length > maxCatalogueFile) this.refusal = { code: 'TOO_LARGE' }
    else await this.#preview(file.name, text)
  }

  async #preview(name: string, text: string): Promise<void> {
    const answer = await this.#send<CataloguePreview>(text, null)
    if (answer.ok) this.chosen = { name, text, preview: answer.reply }
    else this.refusal = answer.error
  }

  async #import({ name, text, preview }: Chosen): Promise<void> {
    const answer = await this.#send(text, preview.version)
    // Somebody has changed the catalogue since the preview: it is shown again.
    if (!answer.ok && answer.error.code === 'STALE_CATALOGUE') await this.#preview(name, text)
    if (!answer.ok) this.refusal = answer.error
    else {
      this.#reset()
      this.isDone = true
      this.dispatchEvent(new CustomEvent('kezek-catalogue-imported'))
    }
  }

  async #send<T>(file: string, base: number | null) {
    this.isBusy = true
    this.refusal = undefined
    const answer = await callApi<T>('POST', '/api/catalogue/import', { requestId: randomId(), file, base })
    this.isBusy = false
    return answer
  }

  #reset(): void {
    this.chosen = undefined
    this.refusal = undefined
    this.isUnreadable = false
    this.isDone = false
  }

  async #download(): Promise<void> {
    const response = await fetch('/api/catalogue/file', { headers: roleHeader() })
    if (!response.ok) return
    const [, name = 'kezek-catalogue.json'] =
      /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '') ?? []
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = name
    link.click()
    URL.revokeObjectURL(link.href)
  }

  #trouble(): TemplateResult | typeof nothing {
    const { locale, refusal, catalogue } = this
    const t = catalogueMessages[locale]
    if (this.isUnreadable) return html`<p class="trouble">${icon('bad')} ${t.unreadable}</p>`
    if (!refusal) return nothing
    const { path, problem, limit, centres } = refusal.detail ?? {}
    if (refusal.code !== 'BAD_CATALOGUE' || problem === undefined)
      return html`<p class="trouble">${icon('bad')} ${errorMessage(locale, refusal)}</p>`
    const place = pathWords(String(path ?? ''), catalogue, locale)
    const words = problemWords(locale, String(problem), limit === undefined ? undefined : Number(limit))
    const said = [place, words, centres].filter(part => part !== undefined && part !== '').join(': ')
    return html`<p class="trouble" data-problem=${problem}>${icon('bad')} ${t.fileWrong}. ${said}</p>`
  }

  #changes({ name, preview }: Chosen): TemplateResult {
    const { locale, catalogue } = this
    const t = catalogueMessages[locale]
    if (preview.changes.length === 0) return html`<p role="status">${t.fileSame}</p>`
    const listed = preview.changes.filter(({ path }) => !path.startsWith('…'))
    const more = preview.changes.find(({ path }) => path.startsWith('…'))?.path.slice(2)
    return html`<h3>${t.fileChanges}: ${name}</h3>
      <div class="scroll" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">${t.where}</th>
              <th scope="col">${t.now}</th>
              <th scope="col">${t.after}</th>
            </tr>
          </thead>
          <tbody>
            ${listed.map(
              ({ path, before, after }) => html`<tr data-path=${path}>
                <td>${pathWords(path, catalogue, locale)}</td>
                <td>${before ?? t.nothingThere}</td>
                <td>${after ?? t.nothingThere}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${more === undefined ? nothing : html`<p>${t.moreChanges(more)}</p>`}`
  }

  override render() {
    const { locale, chosen } = this
    const t = catalogueMessages[locale]
    return html`<div class="cards">
      <div class="card row">
        <button class="button" data-act="export" @click=${() => void this.#download()}>${t.exportFile}</button>
      </div>
      ${
        this.readonly
          ? nothing
          : html`<div class="card">
              <div class="row">
                ${fileButton({
                  label: t.chooseFile,
                  accept: 'application/json,.json',
                  isOff: this.isBusy,
                  onChoose: file => void this.#choose(file),
                })}
                <p class="hint grow">${t.importHint}</p>
              </div>
              <div role="alert">${this.#trouble()}</div>
              <div role="status">${this.isDone ? html`<p class="mark good">${icon('good')}${t.imported}</p>` : nothing}</div>
              ${chosen ? this.#changes(chosen) : nothing}
              ${
                chosen && chosen.preview.changes.length > 0
                  ? html`<div class="actions">
                      <button class="button primary" data-act="import" ?disabled=${this.isBusy} @click=${() => void this.#import(chosen)}>${t.importNow}</button>
                    </div>`
                  : nothing
              }
            </div>`
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-catalogue-import': CatalogueImport
  }
  interface HTMLElementEventMap {
    'kezek-catalogue-imported': CustomEvent<void>
  }
}
