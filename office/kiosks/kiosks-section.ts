import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { KioskSettings } from '../../shared/domain/kiosk.ts'
import { kiosksOffice } from '../../shared/i18n/office/kiosks.ts'
import { paperMessages } from '../../shared/i18n/office/paper.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { KnownDevices, placesOf } from '../devices/known-devices.ts'
import { Draft } from '../draft.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import '../paper/name-form.ts'
import { readOnlyNote, saveBar } from '../save-bar.ts'
import { wrongAt } from '../wrong-at.ts'
import type { GroupChoice } from './kiosk-card.ts'
import './kiosk-card.ts'
import { type Kiosks, kiosksPart, withKiosk } from './kiosk-form.ts'

/** What each kiosk of the centre offers, and how it behaves. */
@customElement('kezek-kiosks-section')
export class KiosksSection extends LitElement {
  static override styles = [baseStyles, staffStyles, officeStyles]

  readonly #draft = new Draft<Kiosks>(this, kiosksPart)
  readonly #devices = new KnownDevices(this, 'kiosk')

  @property({ attribute: false }) office!: Office

  get hasUnsavedDraft(): boolean {
    return this.#draft.changed
  }

  saveDraft(): Promise<boolean> {
    return this.#draft.save()
  }

  /** Every kiosk that is paired or has settings, saved or not. */
  get #ids(): string[] {
    const paired = this.#devices.rows?.map(({ place }) => place) ?? []
    return placesOf(paired, Object.keys(this.office.settings.kiosks), Object.keys(this.#draft.value))
  }

  /** The groups of the catalogue, and letters that only the centre has. */
  get #groups(): GroupChoice[] {
    const { catalogue, settings, locale } = this.office
    const known = catalogue.groups.filter(
      group => !catalogue.purposes.some(({ letter }) => letter === group.letter),
    )
    const own = Object.values(settings.services).flatMap(({ group }) => group ?? [])
    const unknown = [...new Set(own)].filter(letter => !known.some(group => group.letter === letter)).sort()
    return [
      ...known.map(({ letter, title }) => ({ letter, title: title[locale] })),
      ...unknown.map(letter => ({ letter, title: kiosksOffice[locale].ownGroup })),
    ]
  }

  /** @returns the kiosk and the field that the last save found wrong. */
  get #wrong(): { id: string; field: string; words: string } | undefined {
    const { wrong } = this.#draft
    const [, id = '', field = ''] = /^kiosks\.([^.]+)\.?(.*)$/.exec(wrong?.path ?? '') ?? []
    if (!wrong || id === '') return undefined
    const { locale } = this.office
    const isList = /^(offers\.\w+|languages)$/.test(field)
    const words = isList ? kiosksOffice[locale].chooseOne : (wrongAt(wrong, wrong.path, locale) ?? '')
    return { id, field, words }
  }

  get #wrongPlace(): string | undefined {
    const { wrong } = this.#draft
    const { locale } = this.office
    return wrong && (this.#wrong ? paperMessages[locale].kiosk(this.#wrong.id) : wrong.path)
  }

  #set(id: string, kiosk: KioskSettings): void {
    this.#draft.edit(withKiosk(this.#draft.value, id, kiosk, this.#devices.at(id) !== undefined))
  }

  #remove(id: string): void {
    const { [id]: _gone, ...others } = this.#draft.value
    this.#draft.edit(others)
  }

  #card(id: string): TemplateResult {
    const { office } = this
    const device = this.#devices.at(id)
    const wrong = this.#wrong?.id === id ? this.#wrong : undefined
    return html`<li>
      <kezek-kiosk-card
        data-kiosk=${id}
        .name=${id}
        .kiosk=${this.#draft.value[id] ?? {}}
        .isPaired=${device !== undefined}
        .deviceName=${device?.name ?? ''}
        .groups=${this.#groups}
        .purposes=${this.office.catalogue.purposes}
        .printers=${Object.keys(office.settings.printers)}
        .languages=${office.settings.languages}
        .locale=${office.locale}
        .readonly=${!mayChangeSettings(office)}
        .wrongField=${wrong?.field ?? ''}
        .wrongWords=${wrong?.words ?? ''}
        @kezek-kiosk-change=${({ detail }: CustomEvent<KioskSettings>) => this.#set(id, detail)}
        @kezek-kiosk-remove=${() => this.#remove(id)}
      ></kezek-kiosk-card>
    </li>`
  }

  override render() {
    const { office } = this
    const { locale } = office
    const t = kiosksOffice[locale]
    const ids = this.#ids
    const paired = this.#devices.rows?.map(({ place }) => place)
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
        ${readOnlyNote(office)}
      </div>
      ${refusedView(this.#devices.refusal, this.#devices.retry, locale)}
      ${ids.length === 0 ? html`<p>${t.none}</p>` : nothing}
      <ul class="cards">
        ${repeat(
          ids,
          id => id,
          id => this.#card(id),
        )}
      </ul>
      ${
        mayChangeSettings(office)
          ? html`<kezek-name-form
              data-add="kiosk"
              .label=${t.newKiosk}
              .locale=${locale}
              .taken=${ids}
              @kezek-name-given=${({ detail }: CustomEvent<string>) =>
                this.#draft.edit({ ...this.#draft.value, [detail]: {} })}
            ></kezek-name-form>`
          : nothing
      }
      ${saveBar(this.#draft, { ...office, ...(paired && { kiosks: paired }) }, this.#wrongPlace)}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-kiosks-section': KiosksSection
  }
}
