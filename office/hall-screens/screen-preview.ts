import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import '../../shared/ui/hall-screen/call-list.ts'
import '../../shared/ui/hall-screen/large-call.ts'
import type { ShownCall } from '../../shared/ui/hall-screen/shown-calls.ts'
import { namesZones, placeOf } from '../../shared/ui/hall-screen/shown-zones.ts'

/** Ticket numbers of a busy minute, as examples. */
const numbers = ['A031', 'B007', 'A032', 'E114', 'H002', 'C018', 'B008']
const looks: readonly ShownCall['look'][] = ['new', 'called', 'serving']

/** A small picture of one hall screen with example calls, drawn by the parts of the real screen. */
@customElement('kezek-screen-preview')
export class ScreenPreview extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      /* One unit is a pixel of a screen of 1920 pixels, as on the real one. */
      div {
        --u: calc(100cqw / 1920);

        display: grid;
        grid-template-columns: 1fr calc(770 * var(--u));
        gap: calc(20 * var(--u));
        aspect-ratio: 16 / 9;
        padding: calc(20 * var(--u));
        overflow: hidden;
        border-radius: var(--radius);
        background: var(--night);
      }
    `,
  ]

  /** The settings as they would be saved. */
  @property({ attribute: false }) settings!: CentreSettings
  /** The screen's place in the settings. */
  @property() device = ''
  @property() locale: Locale = 'kk'
  @property() label = ''

  /** Example calls at the windows that this screen shows, the windows of all its zones first. */
  get #calls(): ShownCall[] {
    const { zones } = this.settings.displays[this.device] ?? {}
    const shown = this.settings.counters.filter(
      ({ zone }) => !zones || (zone !== undefined && zones.includes(zone)),
    )
    const firsts = shown.filter(({ zone }, at) => shown.findIndex(other => other.zone === zone) === at)
    const counters = [...new Set([...firsts, ...shown])].slice(0, numbers.length)
    return counters.map(({ id }, at) => ({
      id,
      number: numbers[at] ?? '',
      counter: id,
      look: looks[Math.min(at, looks.length - 1)] ?? 'serving',
    }))
  }

  override render() {
    const { settings, device, locale } = this
    const zones = settings.displays[device]?.zones
    const calls = this.#calls
    const place = (counter: string) => placeOf(settings, device, zones, counter)
    const [first] = calls
    return html`<div role="img" aria-label=${this.label} inert>
      <kezek-large-call
        .shown=${first}
        .locale=${locale}
        .place=${place(first?.counter ?? '')}
      ></kezek-large-call>
      <kezek-call-list
        .calls=${calls}
        .locale=${locale}
        .placeOf=${place}
        .zoned=${namesZones(settings, device, zones)}
      ></kezek-call-list>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-screen-preview': ScreenPreview
  }
}
