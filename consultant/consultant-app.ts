import { html, LitElement, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import type { ServiceId } from '../shared/domain/queue.ts'
import { formatClock, formatDate } from '../shared/i18n/common/time.ts'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { FaultController } from '../shared/ui/fault-controller.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { PageLanguage } from '../shared/ui/language.ts'
import { ignorePressMs } from '../shared/ui/press-guard.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { CentreHall } from '../shared/ui/staff-page/centre-hall.ts'
import { placeholderStyles } from '../shared/ui/staff-page/staff-page.styles.ts'
import '../shared/ui/staff-page/staff-page.ts'
import { StaffSession } from '../shared/ui/staff-page/staff-session.ts'
import { viewOn } from '../shared/view/view-on.ts'
import { consultantAppStyles } from './consultant-app.styles.ts'
import './find-ticket.ts'
import './hall-news.ts'
import './hall-state.ts'
import type { HelpDesk, ShownTicket } from './help-desk.ts'
import './issue-ticket.ts'
import './service-list.ts'
import './ticket-card.ts'

/** What the consultant is doing. */
type Step =
  | { name: 'services' }
  | { name: 'issue'; service: ServiceId }
  | { name: 'ticket'; ticket: ShownTicket }

/** The page of the consultant at the entrance: issues tickets, finds them and helps with them, and shows the state of the hall. */
@customElement('kezek-consultant-app')
export class ConsultantApp extends LitElement {
  static override styles = [baseStyles, staffStyles, placeholderStyles, consultantAppStyles]

  readonly #language = new PageLanguage(this)
  readonly #session = new StaffSession(this)
  readonly #centreHall = new CentreHall(this, 'consultant')
  readonly #faults = new FaultController(this)
  #settled: ReturnType<typeof setTimeout> | undefined

  @state() private step: Step = { name: 'services' }
  /** The step has just appeared: the next press may be the second tap of a double tap. */
  @state() private isSettling = false

  constructor() {
    super()
    this.#session.follow(this.#centreHall.hall)
  }

  get #locale(): Locale {
    return this.#language.locale
  }

  get #hall(): HallConnection {
    return this.#centreHall.hall
  }

  get #centreName(): string {
    return this.#session.centreName(this.#centreHall.centre, this.#locale)
  }

  /** Draws at most once a frame: a burst of events is one picture. */
  protected override async scheduleUpdate(): Promise<void> {
    await new Promise(resolve => requestAnimationFrame(resolve))
    super.scheduleUpdate()
  }

  async #goTo(step: Step): Promise<void> {
    this.step = step
    this.isSettling = true
    clearTimeout(this.#settled)
    this.#settled = setTimeout(() => (this.isSettling = false), ignorePressMs)
    await this.updateComplete
    window.scrollTo({ top: 0 })
    const shown = this.renderRoot.querySelector<LitElement>('[data-step]')
    await shown?.updateComplete
    shown?.shadowRoot?.querySelector('h2')?.focus({ preventScroll: true })
  }

  /** Drops the second tap of a double tap, which would press what has just appeared under the finger. A key has no second tap. */
  #guardPress(event: MouseEvent): void {
    const isKey = event.detail === 0
    if (isKey || !this.isSettling) return
    event.preventDefault()
    event.stopPropagation()
  }

  #step(desk: HelpDesk): TemplateResult {
    const { step } = this
    const back = () => void this.#goTo({ name: 'services' })
    switch (step.name) {
      case 'services':
        return html`<kezek-help-services
          data-step
          .desk=${desk}
          @kezek-help-service=${(event: CustomEvent<ServiceId>) =>
            void this.#goTo({ name: 'issue', service: event.detail })}
        ></kezek-help-services>`
      case 'issue':
        return html`<kezek-help-issue
          data-step
          .desk=${desk}
          .service=${step.service}
          @kezek-help-back=${back}
        ></kezek-help-issue>`
      case 'ticket':
        return html`<kezek-help-ticket
          data-step
          .desk=${desk}
          .ticket=${step.ticket}
          @kezek-help-back=${back}
        ></kezek-help-ticket>`
    }
  }

  #content(desk: HelpDesk): TemplateResult {
    const { locale, now, hall } = desk
    return html`
      <div slot="header">
        <div class="clock">${formatClock(now, hall.zone)}</div>
        <div class="date">${formatDate(locale, now, hall.zone, { weekday: true })}</div>
      </div>
      <main
        ?data-settling=${this.isSettling}
        @click=${{ handleEvent: (event: MouseEvent) => this.#guardPress(event), capture: true }}
        @kezek-help-ticket=${(event: CustomEvent<ShownTicket>) =>
          void this.#goTo({ name: 'ticket', ticket: event.detail })}
      >
        ${this.#step(desk)}
        <aside aria-label=${consultant[locale].hall}>
          <kezek-help-find .desk=${desk}></kezek-help-find>
          <kezek-help-news .desk=${desk}></kezek-help-news>
          <kezek-help-hall .desk=${desk}></kezek-help-hall>
        </aside>
      </main>
    `
  }

  #alone(): TemplateResult {
    const t = managerMessages[this.#locale]
    const { centre } = this.#centreHall
    return html`<main class="alone">
      ${
        centre === undefined || this.#hall.refusal
          ? html`<p>${centre === undefined ? t.noCentre : ''}</p>
              <p><a href="/">${t.toCentres}</a></p>`
          : html`<p role="status">${t.connecting}</p>`
      }
    </main>`
  }

  override render() {
    const { view, tick, timetable, now, refusal, stale, isSlow, asking } = this.#hall
    const { centre } = this.#centreHall
    const { catalogue } = this.#session
    const locale = this.#locale
    const t = consultant[locale]
    const desk: HelpDesk | undefined =
      view && tick && timetable && catalogue
        ? { hall: this.#hall, view: viewOn(view, tick.day), timetable, catalogue, locale, now }
        : undefined
    return html`<kezek-staff-page
      .words=${{ language: t.language, asking: managerMessages[locale].asking }}
      .documentTitle=${[t.title, this.#centreName].filter(Boolean).join(' · ')}
      .heading=${t.title}
      .subheading=${this.#centreName}
      .here=${'consultant'}
      .refusal=${centre === undefined ? undefined : refusal}
      .isStale=${stale && desk !== undefined}
      .isSlow=${isSlow && !stale}
      .isAsking=${asking}
      .fault=${this.#faults.hasFault ? managerMessages[locale].unexpected : ''}
    >
      ${desk ? this.#content(desk) : this.#alone()}
    </kezek-staff-page>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-consultant-app': ConsultantApp
  }
}
