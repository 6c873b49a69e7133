import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DeviceRow } from '../../shared/contract/devices.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { PersonRow } from '../../shared/contract/people.ts'
import { type Action, mayDo } from '../../shared/contract/permissions.ts'
import type { FirstStep } from '../../shared/domain/first-steps.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { formatMoment } from '../../shared/i18n/common/time.ts'
import { firstStepsOffice } from '../../shared/i18n/office/first-steps.ts'
import { type OfficeSectionId, officeMessages } from '../../shared/i18n/office/office.ts'
import { callApi } from '../../shared/ui/api.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { pageLink } from '../../shared/ui/device.ts'
import { icon } from '../../shared/ui/icons.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { Retry } from '../../shared/ui/retry.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import '../devices/pair-form.ts'
import { Draft, type Part } from '../draft.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import { readOnlyNote } from '../save-bar.ts'
import { type CheckedStep, checkSteps } from './check-steps.ts'

type Confirmed = readonly FirstStep[]

const confirmedPart: Part<Confirmed> = {
  name: 'first-steps',
  hasShape: Array.isArray,
  read: ({ firstSteps = [] }) => firstSteps,
  write: (settings, firstSteps) => ({ ...settings, firstSteps }),
}

/** The section in which each step is done. The last step is done in the hall. */
const sectionOf: Readonly<Partial<Record<FirstStep, OfficeSectionId>>> = {
  centre: 'centre',
  hours: 'hours',
  services: 'services',
  windows: 'windows',
  people: 'people',
  kiosk: 'devices',
  screen: 'devices',
  printer: 'printers',
}

/** The page that a step needs at another machine. */
const pageOf: Readonly<Partial<Record<FirstStep, string>>> = {
  people: '/account/',
  kiosk: '/kiosk/',
  screen: '/display/',
  ticket: '/account/',
}

/** Number of queues without a window that are named; a person corrects them in the section of windows. */
const maxNamed = 3

/** Leads a new centre from nothing to its first ticket, and says what is missing before it opens. */
@customElement('kezek-first-steps-section')
export class FirstStepsSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .card {
        gap: 0;
      }

      progress {
        width: min(420px, 100%);
      }

      ol {
        counter-reset: step;
      }

      summary {
        display: flex;
        gap: 10px;
        align-items: baseline;
        min-height: 44px;
        padding-block: 8px;
        font-weight: 600;
        cursor: pointer;
      }

      summary > .state {
        margin-inline-start: auto;
        font-weight: 400;
      }

      .address {
        overflow-wrap: anywhere;
        user-select: all;
      }

      .body {
        display: grid;
        gap: 12px;
        padding-bottom: 8px;
      }
    `,
  ]

  readonly #draft = new Draft<Confirmed>(this, confirmedPart)
  readonly #retry = new Retry(this, () => this.#load())

  @state() private devices: readonly DeviceRow[] | undefined
  @state() private people: readonly PersonRow[] | undefined
  @state() private refusal: Refusal | undefined
  /** The step that the user opened; undefined: the first that is not done. */
  @state() private opened: FirstStep | 'none' | undefined

  @property({ attribute: false }) office!: Office

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#look)
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#look)
  }

  /** A person may have paired a device or added a colleague in another tab. */
  readonly #look = () => {
    if (document.visibilityState === 'visible') void this.#load()
  }

  async #load(): Promise<void> {
    const { centre } = this.office
    const [devices, people] = await Promise.all([
      this.#list<DeviceRow>('device:list', `/api/devices?centre=${centre}`),
      this.#list<PersonRow>('person:list', `/api/people?centre=${centre}`),
    ])
    this.refusal = [devices, people].find(answer => !answer.ok)?.error
    this.#retry.heard(this.refusal)
    if (devices.ok) this.devices = devices.reply
    if (people.ok) this.people = people.reply
  }

  async #list<Row>(
    action: Action,
    path: string,
  ): Promise<{ ok: true; reply: readonly Row[]; error?: undefined } | { ok: false; error: Refusal }> {
    return mayDo(this.office.role, action) ? callApi<Row[]>('GET', path) : { ok: true, reply: [] }
  }

  async #confirm(step: FirstStep, isRight: boolean): Promise<void> {
    const others = this.#draft.value.filter(id => id !== step)
    this.#draft.edit(isRight ? [...others, step] : others)
    if (await this.#draft.save()) this.opened = undefined
    else if (this.#draft.conflict) this.#draft.discard()
  }

  #step(step: CheckedStep, number: number, isOpen: boolean): TemplateResult {
    const { id, isDone } = step
    const { locale } = this.office
    const t = firstStepsOffice[locale]
    const toggled = ({ newState }: ToggleEvent) => {
      // The page itself opens the first step that is not done: that is no choice of the user's.
      if (newState === 'open' && !isOpen) this.opened = id
      else if (newState === 'closed' && (this.opened === id || (this.opened === undefined && isOpen)))
        this.opened = 'none'
    }
    return html`<li class="card" data-step=${id} ?data-done=${isDone}>
      <details ?open=${isOpen} @toggle=${toggled}>
        <summary>
          ${icon(isDone ? 'good' : 'warn')}
          <span>${number}. ${t.steps[id].title}</span>
          <span class="state">${isDone ? t.done : t.toDo}</span>
        </summary>
        <div class="body">
          <p>${t.steps[id].what}</p>
          ${this.#missing(step)} ${this.#address(step)} ${this.#closedNow(step)} ${this.#actions(step)} ${isOpen ? this.#pairing(step) : nothing}
        </div>
      </details>
    </li>`
  }

  #missing({ withoutWindow = [] }: CheckedStep): TemplateResult | typeof nothing {
    if (withoutWindow.length === 0) return nothing
    const { locale, catalogue } = this.office
    const t = firstStepsOffice[locale]
    const named = withoutWindow.slice(0, maxNamed).map(queue => {
      const service = queue.slice(0, queue.lastIndexOf('.'))
      return catalogue.servicesById.get(service)?.kioskTitle[locale] ?? service
    })
    return html`<p class="trouble">${icon('bad')} ${t.withoutWindow(withoutWindow.length, [...new Set(named)].join('; '))}</p>`
  }

  /** The address to open at the machine that the step is about. */
  #address({ id, isDone }: CheckedStep): TemplateResult | typeof nothing {
    const words = firstStepsOffice[this.office.locale].steps[id].address
    const page = pageOf[id]
    if (isDone || words === undefined || page === undefined) return nothing
    return html`<p>${words}: <strong class="address">${window.location.origin}${page}</strong></p>`
  }

  /** Says why the kiosk refuses the first ticket, where the centre is set up outside its hours. */
  #closedNow({ id, isDone }: CheckedStep): TemplateResult | typeof nothing {
    const { hall, locale } = this.office
    const opening = hall.timetable?.hall
    if (id !== 'ticket' || isDone || opening === undefined || opening.open) return nothing
    const { opensAt } = opening
    const next = opensAt === null ? undefined : formatMoment(locale, opensAt, hall.now, hall.zone)
    return html`<div class="trouble" data-closed>
      <p>${icon('warn')} ${firstStepsOffice[locale].closedNow(next)}</p>
      <p><a class="button" href="#hours">${firstStepsOffice[locale].openSection(officeMessages[locale].sections.hours)}</a></p>
    </div>`
  }

  #actions({ id, isDone, isConfirmed, withoutWindow }: CheckedStep): TemplateResult {
    const { office } = this
    const { locale, centre } = office
    const t = firstStepsOffice[locale]
    const section = sectionOf[id]
    const { confirm } = t.steps[id]
    const mayConfirm = mayChangeSettings(office) && confirm !== undefined && withoutWindow === undefined
    return html`<div class="actions">
      ${
        section
          ? html`<a class="button ${isDone ? '' : 'primary'}" href="#${section}">
              ${t.openSection(officeMessages[locale].sections[section])}
            </a>`
          : nothing
      }
      ${
        id === 'ticket' && office.isDemo
          ? html`<a class="button" target="_blank" rel="noopener" href=${pageLink('/kiosk/', { centre, kiosk: '1' })}>${t.openKiosk}</a>
              <a class="button" target="_blank" rel="noopener" href=${pageLink('/counter/', { centre })}>${t.openWindow}</a>`
          : nothing
      }
      ${
        mayConfirm && !isDone
          ? html`<button class="button" data-act="confirm" ?disabled=${this.#draft.busy} @click=${() => void this.#confirm(id, true)}>${confirm}</button>`
          : nothing
      }
      ${
        mayConfirm && isConfirmed
          ? html`<button class="button" data-act="reopen" ?disabled=${this.#draft.busy} @click=${() => void this.#confirm(id, false)}>${t.notYet}</button>`
          : nothing
      }
    </div>`
  }

  #pairing({ id, isDone }: CheckedStep): TemplateResult | typeof nothing {
    const { locale, centre, role } = this.office
    const kind = id === 'kiosk' ? 'kiosk' : id === 'screen' ? 'display' : undefined
    if (isDone || kind === undefined || !mayDo(role, 'device:pair')) return nothing
    return html`<kezek-pair-form
      .locale=${locale}
      .centre=${centre}
      .kind=${kind}
      @kezek-device-paired=${() => void this.#load()}
    ></kezek-pair-form>`
  }

  override render(): TemplateResult {
    const { office, devices, people, refusal } = this
    const { locale, hall, catalogue } = office
    const t = firstStepsOffice[locale]
    const { view } = hall
    if (!view) return html`<p role="status">${officeMessages[locale].loading}</p>`
    const steps = checkSteps({ view, catalogue, devices, people })
    const done = steps.filter(({ isDone }) => isDone).length
    const open = this.opened ?? steps.find(({ isDone }) => !isDone)?.id
    const { refusal: notSaved } = this.#draft
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
        ${readOnlyNote(office)}
      </div>
      ${refusedView(refusal, this.#retry, locale)}
      <div role="status">
        <p>
          <label for="progress">${t.progress(done, steps.length)}</label>
          <progress id="progress" max=${steps.length} value=${done}></progress>
        </p>
        ${done === steps.length ? html`<p class="mark good">${icon('good')}${t.allDone}</p>` : nothing}
      </div>
      <div role="alert">
        ${notSaved ? html`<p class="trouble">${icon('bad')} ${errorMessage(locale, notSaved)}</p>` : nothing}
      </div>
      <ol class="cards">
        ${steps.map((step, at) => this.#step(step, at + 1, step.id === open))}
      </ol>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-first-steps-section': FirstStepsSection
  }
}
