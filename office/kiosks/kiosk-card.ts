import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type IdleTimes, idleLimits, type KioskSettings, usualIdle } from '../../shared/domain/kiosk.ts'
import { isLocale, type Locale } from '../../shared/domain/locale.ts'
import { type Purpose, purposes } from '../../shared/domain/queue.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { purposeTitle } from '../../shared/i18n/common/purposes.ts'
import { kiosksOffice } from '../../shared/i18n/office/kiosks.ts'
import { paperMessages } from '../../shared/i18n/office/paper.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'
import { numberField } from '../../shared/ui/forms/number-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { toggled } from '../list.ts'
import { officeStyles } from '../office.styles.ts'
import '../ordered-choice.ts'
import '../paper/printer-list.ts'
import { withIdle, withLanguages, withLock, withOffers, withPrinters } from './kiosk-form.ts'

/** A group of services as the card offers it. */
export interface GroupChoice {
  letter: string
  title: string
}

/** One kiosk: what it offers, its languages, its printers, its times. */
@customElement('kezek-kiosk-card')
export class KioskCard extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .ticks {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
      }

      .letter {
        min-width: 1.5em;
        font-weight: 700;
      }

      input[inputmode='numeric'] {
        max-width: 10em;
      }
    `,
  ]

  @property({ attribute: false }) kiosk: KioskSettings = {}
  @property() name = ''
  /** The paired device; undefined: none, or not known. */
  @property() deviceName = ''
  @property({ type: Boolean }) isPaired = false
  @property({ attribute: false }) groups: readonly GroupChoice[] = []
  @property({ attribute: false }) purposes: LoadedCatalogue['purposes'] = []
  @property({ attribute: false }) printers: readonly string[] = []
  /** The hall's languages. */
  @property({ attribute: false }) languages: readonly Locale[] = []
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  /** What is wrong, and in which field: `offers.groups`, `languages`, `idle.askAfterSeconds`; empty: nothing. */
  @property() wrongField = ''
  @property() wrongWords = ''

  #change(kiosk: KioskSettings): void {
    this.dispatchEvent(new CustomEvent('kezek-kiosk-change', { detail: kiosk }))
  }

  #wrong(field: string): string | undefined {
    return this.wrongField.startsWith(field) ? this.wrongWords : undefined
  }

  #ticks<T extends string>(
    field: 'purposes' | 'groups',
    legend: string,
    options: readonly (readonly [value: T, words: TemplateResult | string])[],
    chosen: readonly T[] | undefined,
    set: (chosen: T[] | undefined) => void,
  ): TemplateResult {
    const all = options.map(([value]) => value)
    return html`<fieldset data-field=${field} aria-describedby="wrong-${field}">
      <legend>${legend}</legend>
      <div class="ticks">
        ${options.map(
          ([value, words]) => html`<label class="choice">
            <input
              type="checkbox"
              name="${field}-${value}"
              .checked=${chosen?.includes(value) ?? true}
              @change=${() => set(toggled(all, chosen, value))}
            />
            ${words}
          </label>`,
        )}
      </div>
      ${wrongText(`wrong-${field}`, this.#wrong(`offers.${field}`))}
    </fieldset>`
  }

  #offers(): TemplateResult {
    const { kiosk, locale } = this
    const t = kiosksOffice[locale]
    const offers = kiosk.offers ?? {}
    const set = (change: Parameters<typeof withOffers>[1]) =>
      this.#change(withOffers(kiosk, { groups: offers.groups, purposes: offers.purposes, ...change }))
    const isShown = (purpose: Purpose) =>
      offers.purposes?.includes(purpose) || this.purposes.some(({ id }) => id === purpose)
    const shown = purposes.filter(isShown)
    const unknown = (offers.groups ?? []).filter(letter => !this.groups.some(one => one.letter === letter))
    const groups = [...this.groups, ...unknown.map(letter => ({ letter, title: t.unknownGroup }))]
    return html`
      ${this.#ticks(
        'purposes',
        t.purposes,
        shown.map(purpose => [purpose, html`<span>${purposeTitle(locale, purpose, this)}</span>`] as const),
        offers.purposes,
        chosen => set({ purposes: chosen }),
      )}
      ${this.#ticks(
        'groups',
        t.groups,
        groups.map(
          ({ letter, title }) =>
            [letter, html`<span class="letter">${letter}</span><span>${title}</span>`] as const,
        ),
        offers.groups,
        chosen => set({ groups: chosen }),
      )}
      <p class="hint">${t.offersHint}</p>
    `
  }

  #languages(): TemplateResult {
    const { kiosk, languages, locale } = this
    const t = kiosksOffice[locale]
    return html`<kezek-ordered-choice
      .label=${t.languages}
      .hint=${t.languagesHint}
      .options=${languages.map(one => [one, languageNames[one]] as const)}
      .value=${(kiosk.languages ?? languages).filter(one => languages.includes(one))}
      .locale=${locale}
      .readonly=${this.readonly}
      .wrongWords=${this.#wrong('languages') ?? ''}
      @kezek-order-change=${({ detail }: CustomEvent<readonly string[]>) =>
        this.#change(withLanguages(kiosk, detail.filter(isLocale), languages))}
    ></kezek-ordered-choice>`
  }

  #seconds(field: keyof IdleTimes): TemplateResult {
    const { kiosk, locale } = this
    const t = kiosksOffice[locale]
    const idle = kiosk.idle ?? usualIdle
    return numberField({
      name: field,
      label: t[field],
      locale,
      limits: idleLimits[field],
      value: idle[field],
      hint: t.usually(idleLimits[field].usual),
      wrong: this.#wrong(`idle.${field}`),
      onChange: seconds => this.#change(withIdle(kiosk, { ...idle, [field]: seconds ?? Number.NaN })),
    })
  }

  #head(): TemplateResult {
    const t = kiosksOffice[this.locale]
    const title = paperMessages[this.locale].kiosk(this.name)
    return html`<div class="row">
      <div class="grow">
        <h3>${title}</h3>
        <p class="quiet">${this.isPaired ? this.deviceName : t.notPaired}</p>
      </div>
      ${
        this.isPaired
          ? nothing
          : html`<button
              class="button danger"
              data-act="remove"
              aria-label=${t.removeNamed(title)}
              @click=${() => this.dispatchEvent(new CustomEvent('kezek-kiosk-remove'))}
            >
              ${t.remove}
            </button>`
      }
    </div>`
  }

  override render() {
    const { kiosk, locale } = this
    const t = kiosksOffice[locale]
    return html`<fieldset class="card" ?disabled=${this.readonly}>
      ${this.#head()}
      <label class="choice">
        <input
          type="checkbox"
          name="locked"
          .checked=${kiosk.locked ?? false}
          @change=${(event: Event) =>
            this.#change(withLock(kiosk, (event.target as HTMLInputElement).checked))}
        />
        <span>${t.locked}</span>
      </label>
      ${this.#offers()} ${this.#languages()}
      <fieldset>
        <legend>${t.idle}</legend>
        <div class="fields">${this.#seconds('askAfterSeconds')} ${this.#seconds('endAfterSeconds')}</div>
      </fieldset>
      <kezek-printer-list
        .place=${t.printers}
        .value=${kiosk.printers ?? []}
        .printers=${this.printers}
        .locale=${locale}
        .readonly=${this.readonly}
        .wrongWords=${this.#wrong('printers') ?? ''}
        @kezek-printers-picked=${({ detail }: CustomEvent<readonly string[]>) =>
          this.#change(withPrinters(kiosk, detail))}
      ></kezek-printer-list>
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-kiosk-card': KioskCard
  }
  interface HTMLElementEventMap {
    'kezek-kiosk-change': CustomEvent<KioskSettings>
    'kezek-kiosk-remove': CustomEvent<undefined>
  }
}
