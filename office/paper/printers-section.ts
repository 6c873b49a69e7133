import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { printerProfiles } from '../../shared/catalogue/printer-profiles.ts'
import type { PrinterProfile, PrinterSettings } from '../../shared/domain/paper.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { paperMessages } from '../../shared/i18n/office/paper.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { type PrinterNews, printerNews } from '../../shared/view/printers.ts'
import { KnownDevices, placesOf } from '../devices/known-devices.ts'
import { Draft } from '../draft.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import { readOnlyNote, saveBar } from '../save-bar.ts'
import { type PaperSettings, paperPart, type Routes, routed, withoutPrinter } from './paper-part.ts'
import { problemOf } from './problems.ts'
import './name-form.ts'
import './printer-card.ts'
import './printer-list.ts'
import './profile-card.ts'

/** Most halls have an ordinary printer for 80 mm paper. */
const firstProfile = 'generic-80'

/** The centre's printers, its own printer models, and which kiosk or window prints where. */
@customElement('kezek-printers-section')
export class PrintersSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      section {
        margin-bottom: 28px;
      }

      h4 {
        margin: 0;
      }
    `,
  ]

  readonly #draft = new Draft<PaperSettings>(this, paperPart)
  readonly #devices = new KnownDevices(this, 'kiosk')

  /** Kiosks that were added here and have no printer yet; the settings hold only kiosks with printers. */
  @state() private newKiosks: readonly string[] = []

  @property({ attribute: false }) office!: Office

  get hasUnsavedDraft(): boolean {
    return this.#draft.changed
  }

  saveDraft(): Promise<boolean> {
    return this.#draft.save()
  }

  get #mayChange(): boolean {
    return mayChangeSettings(this.office)
  }

  #edit(change: Partial<PaperSettings>): void {
    this.#draft.edit({ ...this.#draft.value, ...change })
  }

  #setPrinter(id: string, printer: PrinterSettings): void {
    this.#edit({ printers: { ...this.#draft.value.printers, [id]: printer } })
  }

  #setProfile(id: string, profile: PrinterProfile): void {
    this.#edit({ profiles: { ...this.#draft.value.profiles, [id]: profile } })
  }

  #addProfile(id: string): void {
    const like = printerProfiles[firstProfile]
    if (like) this.#setProfile(id, { ...like, name: id })
  }

  #removeProfile(id: string): void {
    const { [id]: _gone, ...profiles } = this.#draft.value.profiles
    this.#edit({ profiles })
  }

  /** @returns the field at or below a path that the last save found wrong, and the error; empty strings for none. */
  #wrongIn(path: string): [field: string, words: string] {
    const { wrong } = this.#draft
    if (!wrong || !(wrong.path === path || wrong.path.startsWith(`${path}.`))) return ['', '']
    return [wrong.path.slice(path.length + 1), paperMessages[this.office.locale].problems[problemOf(wrong)]]
  }

  /** @returns the place that the last save found wrong, in words. */
  get #wrongPlace(): string | undefined {
    const { wrong } = this.#draft
    if (!wrong) return undefined
    const { locale, settings } = this.office
    const t = paperMessages[locale]
    const [what, id = ''] = wrong.path.split('.')
    if (what === 'printers') return t.printer(id)
    if (what === 'kiosks') return t.kiosk(id)
    if (what === 'counters') return common[locale].window(settings.counters[Number(id)]?.id ?? id)
    return id || wrong.path
  }

  get #news(): PrinterNews[] {
    const { view } = this.office.hall
    return view ? printerNews(view) : []
  }

  #printer([id, printer]: [string, PrinterSettings]): TemplateResult {
    const { value } = this.#draft
    const [field, words] = this.#wrongIn(`printers.${id}`)
    return html`<li>
      <kezek-printer-card
        data-printer=${id}
        .name=${id}
        .printer=${printer}
        .own=${value.profiles}
        .locale=${this.office.locale}
        .readonly=${!this.#mayChange}
        .wrongField=${field}
        .wrongWords=${words}
        .news=${this.#news.find(({ printer }) => printer === id)}
        @kezek-printer-change=${(event: CustomEvent<PrinterSettings>) => this.#setPrinter(id, event.detail)}
        @kezek-printer-remove=${() => this.#draft.edit(withoutPrinter(value, id))}
      ></kezek-printer-card>
    </li>`
  }

  #profile([id, profile]: [string, PrinterProfile]): TemplateResult {
    const { locale } = this.office
    const [field, words] = this.#wrongIn(`printerProfiles.${id}`)
    const users = Object.entries(this.#draft.value.printers).filter(([, { profile }]) => profile === id)
    return html`<li>
      <kezek-profile-card
        data-profile=${id}
        .name=${id}
        .profile=${profile}
        .locale=${locale}
        .readonly=${!this.#mayChange}
        .usedBy=${users.map(([name]) => paperMessages[locale].printer(name)).join(', ')}
        .wrongField=${field}
        .wrongWords=${words}
        @kezek-profile-change=${(event: CustomEvent<PrinterProfile>) => this.#setProfile(id, event.detail)}
        @kezek-profile-remove=${() => this.#removeProfile(id)}
      ></kezek-profile-card>
    </li>`
  }

  #route(kind: 'kiosks' | 'counters', id: string, place: string, path: string): TemplateResult {
    const { value } = this.#draft
    const all: Routes = value[kind]
    const [, words] = this.#wrongIn(path)
    return html`<kezek-printer-list
      data-place="${kind}-${id}"
      .place=${place}
      .value=${all[id] ?? []}
      .printers=${Object.keys(value.printers)}
      .locale=${this.office.locale}
      .readonly=${!this.#mayChange}
      .wrongWords=${words}
      @kezek-printers-picked=${(event: CustomEvent<readonly string[]>) =>
        this.#edit({ [kind]: routed(all, id, event.detail) })}
    ></kezek-printer-list>`
  }

  #routes(): TemplateResult {
    const { settings, locale } = this.office
    const t = paperMessages[locale]
    const { value } = this.#draft
    const paired = this.#devices.rows?.map(({ place }) => place) ?? []
    const kiosks = placesOf(paired, Object.keys(settings.kiosks), Object.keys(value.kiosks), this.newKiosks)
    return html`<section aria-labelledby="routes">
      <h3 id="routes">${t.routes}</h3>
      <p class="quiet">${t.routesHint}</p>
      ${repeat(
        kiosks,
        id => id,
        id => this.#route('kiosks', id, t.kiosk(id), `kiosks.${id}`),
      )}
      ${
        this.#mayChange
          ? html`<kezek-name-form
        data-add="kiosk"
        .label=${t.newKiosk}
        .locale=${locale}
        .taken=${kiosks}
        @kezek-name-given=${(event: CustomEvent<string>) => {
          this.newKiosks = [...this.newKiosks, event.detail]
        }}
      ></kezek-name-form>`
          : nothing
      }
      ${settings.counters.map(({ id }, at) =>
        this.#route('counters', id, common[locale].window(id), `counters.${at}`),
      )}
    </section>`
  }

  override render() {
    const { locale } = this.office
    const t = paperMessages[locale]
    const { printers, profiles } = this.#draft.value
    const ids = Object.keys(printers)
    return html`
      <div class="head">
        <h2>${t.printers}</h2>
        <p class="quiet">${t.printersHint}</p>
        ${readOnlyNote(this.office)}
      </div>
      <section aria-label=${t.printers}>
        ${ids.length === 0 ? html`<p>${t.noPrinters}</p>` : nothing}
        <ul class="cards">
          ${repeat(
            Object.entries(printers),
            ([id]) => id,
            entry => this.#printer(entry),
          )}
        </ul>
        ${
          this.#mayChange
            ? html`<kezek-name-form
          data-add="printer"
          .label=${t.newPrinterName}
          .locale=${locale}
          .taken=${ids}
          @kezek-name-given=${(event: CustomEvent<string>) =>
            this.#setPrinter(event.detail, { address: 'tcp://', profile: firstProfile })}
        ></kezek-name-form>`
            : nothing
        }
      </section>
      ${this.#routes()}
      <section aria-labelledby="profiles">
        <h3 id="profiles">${t.profiles}</h3>
        <p class="quiet">${t.profilesHint}</p>
        <ul class="cards">
          ${repeat(
            Object.entries(profiles),
            ([id]) => id,
            entry => this.#profile(entry),
          )}
        </ul>
        ${
          this.#mayChange
            ? html`<kezek-name-form
          data-add="profile"
          .label=${t.newProfile}
          .locale=${locale}
          .taken=${[...Object.keys(profiles), ...Object.keys(printerProfiles)]}
          @kezek-name-given=${(event: CustomEvent<string>) => this.#addProfile(event.detail)}
        ></kezek-name-form>`
            : nothing
        }
      </section>
      ${saveBar(this.#draft, this.office, this.#wrongPlace)}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-printers-section': PrintersSection
  }
}
