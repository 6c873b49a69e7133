import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { DisplaySettings, VoiceSettings } from '../../shared/domain/displays.ts'
import type { LocalizedText } from '../../shared/domain/settings.ts'
import { hallScreensOffice } from '../../shared/i18n/office/hall-screens.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { KnownDevices, placesOf } from '../devices/known-devices.ts'
import { Draft } from '../draft.ts'
import { replaced } from '../list.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import '../paper/name-form.ts'
import { readOnlyNote, saveBar } from '../save-bar.ts'
import { wrongAt } from '../wrong-at.ts'
import {
  type HallScreens,
  hallScreensPart,
  withDisplay,
  withNewZone,
  withoutZone,
  withTicker,
  withWindow,
} from './hall-form.ts'
import type { ZoneName } from './screen-card.ts'
import './screen-card.ts'
import './ticker-form.ts'
import './voice-form.ts'
import type { ZoneCard } from './zone-card.ts'
import './zone-card.ts'

/** Zones of a hall: the limit of the settings schema. */
const maxZones = 20

/** The parts of the hall, what each hall screen shows, how the voice speaks, and the ticker. */
@customElement('kezek-hall-screens-section')
export class HallScreensSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      /* Names of zones may be one long word; the cards inherit it. */
      :host {
        overflow-wrap: anywhere;
      }

      section {
        display: grid;
        gap: 10px;
        margin-bottom: 28px;
      }
    `,
  ]

  readonly #draft = new Draft<HallScreens>(this, hallScreensPart)
  readonly #devices = new KnownDevices(this, 'display')

  @property({ attribute: false }) office!: Office

  get hasUnsavedDraft(): boolean {
    return this.#draft.changed
  }

  saveDraft(): Promise<boolean> {
    return this.#draft.save()
  }

  get #isReadOnly(): boolean {
    return !mayChangeSettings(this.office)
  }

  get #zoneNames(): ZoneName[] {
    const { locale } = this.office
    return this.#draft.value.zones.map(({ id, title }) => ({ id, name: title[locale].trim() || id }))
  }

  /** Places of hall screens that are paired or connected; window boards show no zones. */
  get #present(): string[] {
    const connected = this.office.hall.tick?.status?.displays ?? []
    const boards = new Set(
      connected.flatMap(({ device, counter }) => (counter === undefined ? [] : [device])),
    )
    const all = [
      ...(this.#devices.rows ?? []).map(({ place }) => place),
      ...connected.map(({ device }) => device),
    ]
    return all.filter(place => !boards.has(place))
  }

  /** Every screen that is there or has settings, saved or not. */
  get #screens(): string[] {
    return placesOf(
      this.#present,
      Object.keys(this.office.settings.displays),
      Object.keys(this.#draft.value.displays),
    )
  }

  /** @returns the field below a path that the last save found wrong, and the error; empty strings for none. */
  #wrongIn(path: string): [field: string, words: string] {
    const { wrong } = this.#draft
    const { locale } = this.office
    const words = wrongAt(wrong, path, locale)
    if (!wrong || words === undefined) return ['', '']
    const isList = /\.(zones|areas\.\d+)$/.test(wrong.path)
    return [wrong.path.slice(path.length + 1), isList ? hallScreensOffice[locale].chooseOne : words]
  }

  /** @returns the place that the last save found wrong, in words. */
  get #wrongPlace(): string | undefined {
    const { wrong } = this.#draft
    if (!wrong) return undefined
    const t = hallScreensOffice[this.office.locale]
    const [part = '', id = ''] = wrong.path.split('.')
    if (part === 'zones') return this.#zoneNames[Number(id)]?.name ?? t.zones
    if (part === 'displays') return t.screen(id)
    if (part === 'voice') return t.voice
    return part === 'ticker' ? t.ticker : wrong.path
  }

  async #addZone(): Promise<void> {
    this.#draft.edit(withNewZone(this.#draft.value))
    await this.updateComplete
    const card = this.renderRoot.querySelector<ZoneCard>('[data-part=zones] li:last-child kezek-zone-card')
    await card?.updateComplete
    card?.renderRoot.querySelector<HTMLElement>('input')?.focus()
  }

  #zone(zone: HallScreens['zones'][number], at: number): TemplateResult {
    const { office } = this
    const hall = this.#draft.value
    const names = this.#zoneNames
    const windows = office.settings.counters.map(({ id }) => {
      const own = hall.windows[id]
      const isHere = own === zone.id
      return { id, isHere, elsewhere: isHere ? '' : (names.find(one => one.id === own)?.name ?? '') }
    })
    const [field, words] = this.#wrongIn(`zones.${at}`)
    return html`<li>
      <kezek-zone-card
        data-zone=${zone.id}
        .zone=${zone}
        .name=${names[at]?.name ?? zone.id}
        .windows=${windows}
        .locale=${office.locale}
        .readonly=${this.#isReadOnly}
        .wrongField=${field}
        .wrongWords=${words}
        @kezek-zone-rename=${({ detail: title }: CustomEvent<LocalizedText>) =>
          this.#draft.edit({ ...hall, zones: replaced(hall.zones, at, { ...zone, title }) })}
        @kezek-zone-window=${({ detail: window }: CustomEvent<string>) =>
          this.#draft.edit(withWindow(hall, window, hall.windows[window] === zone.id ? undefined : zone.id))}
        @kezek-zone-remove=${() => this.#draft.edit(withoutZone(hall, zone.id))}
      ></kezek-zone-card>
    </li>`
  }

  #screen(id: string): TemplateResult {
    const { office } = this
    const hall = this.#draft.value
    const device = this.#devices.at(id)
    const [field, words] = this.#wrongIn(`displays.${id}`)
    return html`<li>
      <kezek-screen-card
        data-screen=${id}
        .name=${id}
        .display=${hall.displays[id] ?? {}}
        .isPaired=${device !== undefined}
        .hasSettings=${Object.hasOwn(hall.displays, id)}
        .deviceName=${device?.name ?? ''}
        .zones=${this.#zoneNames}
        .settings=${this.#draft.after}
        .locale=${office.locale}
        .readonly=${this.#isReadOnly}
        .wrongField=${field}
        .wrongWords=${words}
        @kezek-screen-change=${({ detail }: CustomEvent<DisplaySettings>) =>
          this.#draft.edit({
            ...hall,
            displays: withDisplay(hall.displays, id, detail, this.#present.includes(id)),
          })}
        @kezek-screen-remove=${() => {
          const { [id]: _gone, ...displays } = hall.displays
          this.#draft.edit({ ...hall, displays })
        }}
      ></kezek-screen-card>
    </li>`
  }

  #zones(): TemplateResult {
    const t = hallScreensOffice[this.office.locale]
    const { zones } = this.#draft.value
    return html`<section aria-labelledby="zones" data-part="zones">
      <h3 id="zones">${t.zones}</h3>
      <p class="quiet">${t.zonesHint}</p>
      <ul class="cards">
        ${repeat(
          zones,
          ({ id }) => id,
          (zone, at) => this.#zone(zone, at),
        )}
      </ul>
      ${
        this.#isReadOnly || zones.length >= maxZones
          ? nothing
          : html`<p><button class="button" data-act="add-zone" @click=${() => void this.#addZone()}>${t.addZone}</button></p>`
      }
    </section>`
  }

  #displays(): TemplateResult {
    const { locale } = this.office
    const t = hallScreensOffice[locale]
    const screens = this.#screens
    const hall = this.#draft.value
    return html`<section aria-labelledby="screens" data-part="screens">
      <h3 id="screens">${t.screens}</h3>
      ${refusedView(this.#devices.refusal, this.#devices.retry, locale)}
      ${screens.length === 0 ? html`<p>${t.noScreens}</p>` : nothing}
      <ul class="cards">
        ${repeat(
          screens,
          id => id,
          id => this.#screen(id),
        )}
      </ul>
      ${
        this.#isReadOnly
          ? nothing
          : html`<kezek-name-form
              data-add="screen"
              .label=${t.newScreen}
              .locale=${locale}
              .taken=${screens}
              @kezek-name-given=${({ detail }: CustomEvent<string>) =>
                this.#draft.edit({ ...hall, displays: { ...hall.displays, [detail]: {} } })}
            ></kezek-name-form>`
      }
    </section>`
  }

  #voice(): TemplateResult {
    const { locale } = this.office
    const t = hallScreensOffice[locale]
    const hall = this.#draft.value
    const [field, words] = this.#wrongIn('voice')
    return html`<section aria-labelledby="voice" data-part="voice">
      <h3 id="voice">${t.voice}</h3>
      <kezek-voice-form
        .voice=${hall.voice}
        .zones=${this.#zoneNames}
        .locale=${locale}
        .readonly=${this.#isReadOnly}
        .wrongField=${field}
        .wrongWords=${words}
        @kezek-voice-change=${({ detail: voice }: CustomEvent<VoiceSettings>) =>
          this.#draft.edit({ ...hall, voice })}
      ></kezek-voice-form>
    </section>`
  }

  #ticker(): TemplateResult {
    const { locale, settings } = this.office
    const t = hallScreensOffice[locale]
    const hall = this.#draft.value
    const [, words] = this.#wrongIn('ticker')
    return html`<section aria-labelledby="ticker" data-part="ticker">
      <h3 id="ticker">${t.ticker}</h3>
      <p class="quiet">${t.tickerHint}</p>
      <kezek-ticker-form
        .text=${hall.ticker}
        .languages=${settings.languages}
        .locale=${locale}
        .readonly=${this.#isReadOnly}
        .wrongWords=${words}
        @kezek-ticker-switch=${({ detail }: CustomEvent<boolean>) =>
          this.#draft.edit(withTicker(hall, detail))}
        @kezek-ticker-change=${({ detail: ticker }: CustomEvent<LocalizedText>) =>
          this.#draft.edit({ ...hall, ticker })}
      ></kezek-ticker-form>
    </section>`
  }

  override render() {
    const { office } = this
    const t = hallScreensOffice[office.locale]
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
        ${readOnlyNote(office)}
      </div>
      ${this.#zones()} ${this.#displays()} ${this.#voice()} ${this.#ticker()}
      ${saveBar(this.#draft, { ...office, ...(this.#devices.rows && { screens: this.#present }) }, this.#wrongPlace)}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-hall-screens-section': HallScreensSection
  }
}
