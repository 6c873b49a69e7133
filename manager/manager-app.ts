import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { daySettingOf, isEndedDay } from '../shared/calendar/day-setting.ts'
import type { Action } from '../shared/contract/permissions.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { formatClock, formatDate } from '../shared/i18n/common/time.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { FaultController } from '../shared/ui/fault-controller.ts'
import { focused } from '../shared/ui/focus.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { icon } from '../shared/ui/icons.ts'
import { PageLanguage } from '../shared/ui/language.ts'
import { mayReloadAgain, reloadPage } from '../shared/ui/new-version.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { CentreHall } from '../shared/ui/staff-page/centre-hall.ts'
import '../shared/ui/staff-page/staff-page.ts'
import { StaffSession } from '../shared/ui/staff-page/staff-session.ts'
import { printerNews } from '../shared/view/printers.ts'
import { viewOn } from '../shared/view/view-on.ts'
import { alertsOf } from './alerts.ts'
import { type Board, may } from './board.ts'
import type { Destination, Done } from './board-events.ts'
import type { BoardNotice } from './board-notice.ts'
import type { BoardTickets } from './board-tickets.ts'
import { leftUnserved, peopleIn } from './by-queue.ts'
import { queueRows, totalsOf } from './figures.ts'
import { managerAppStyles } from './manager-app.styles.ts'
import { NoticeController } from './notice-controller.ts'
import './board-alerts.ts'
import './board-charts.ts'
import './board-counters.ts'
import './board-figures.ts'
import './board-notice.ts'
import './board-queues.ts'
import './board-special-days.ts'
import './board-summary.ts'
import './board-tickets.ts'
import './counter-dialog.ts'
import './day-dialog.ts'
import './end-day-dialog.ts'
import './issue-dialog.ts'
import './reopen-day-dialog.ts'
import './ticket-dialog.ts'

type Dialog =
  | { kind: 'ticket'; ticket: string }
  | { kind: 'counter'; counter: string }
  | { kind: 'day' | 'end-day' | 'reopen-day' | 'issue' }

/** The buttons over the board, and the command that each leads to. */
const tools = {
  issue: 'ticket:issue',
  day: 'day:set-day',
  'end-day': 'day:close-day',
  'reopen-day': 'day:reopen-day',
} as const satisfies Record<string, Action>
const sections = ['queues', 'counters', 'charts', 'tickets'] as const

/** The manager's live board: who waits, who is about to pass the target, and what can be done about it. */
@customElement('kezek-manager-app')
export class ManagerApp extends LitElement {
  static override styles = [baseStyles, staffStyles, managerAppStyles]

  readonly #language = new PageLanguage(this)
  readonly #session = new StaffSession(this)
  readonly #centreHall = new CentreHall(this)
  readonly #notices = new NoticeController(this, this.#centreHall.hall)
  /** The element that had the focus when a dialog was opened. */
  #opener: HTMLElement | undefined

  @query('kezek-board-tickets') private tickets!: BoardTickets
  @query('kezek-board-notice') private noticeBar!: BoardNotice

  @state() private dialog: Dialog | undefined

  constructor() {
    super()
    this.#session.follow(this.#centreHall.hall)
    new FaultController(this, {
      onFault: () => this.#notices.trouble(managerMessages[this.#locale].unexpected),
    })
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

  #onGo(event: CustomEvent<Destination>): void {
    const to = event.detail
    if (to.to === 'ticket') this.#open({ kind: 'ticket', ticket: to.ticket })
    else if (to.to === 'counter') this.#open({ kind: 'counter', counter: to.counter })
    else if (to.to === 'reopen-day') this.#open({ kind: 'reopen-day' })
    else {
      this.tickets.showQueue(to.queue)
      this.#goTo('tickets')
    }
  }

  /** Shows one dialog at a time: it replaces the one that it is opened from. */
  #open(dialog: Dialog): void {
    if (!this.dialog) this.#opener = focused()
    this.dialog = dialog
  }

  /** Gives the focus back to the element that had it; to the list of tickets where that element is gone. */
  async #closeDialog(): Promise<void> {
    this.dialog = undefined
    await this.updateComplete
    if (this.#opener?.isConnected) this.#opener.focus()
    else this.#goTo('tickets')
  }

  async #onDone(event: CustomEvent<Done>): Promise<void> {
    this.#notices.done(event.detail)
    await this.#closeDialog()
    await this.noticeBar.updateComplete
    if (event.detail.undo) this.noticeBar.focusUndo()
  }

  /** Reloads the page when the server has a newer version of it, unless a dialog is open. */
  #onOutdated(): void {
    if (!this.dialog && mayReloadAgain()) reloadPage()
  }

  async #undo(): Promise<void> {
    const { undo } = this.#notices.notice ?? {}
    if (!undo) return
    const refusal = await this.#notices.undo(undo)
    if (refusal) this.#notices.trouble(errorMessage(this.#locale, refusal))
    else this.#notices.done({ text: managerActions[this.#locale].undone(undo.number) })
  }

  #goTo(section: (typeof sections)[number]): void {
    const part = this.renderRoot.querySelector(`kezek-board-${section}`)
    part?.scrollIntoView({ block: 'start' })
    part?.shadowRoot?.querySelector('h2')?.focus({ preventScroll: true })
  }

  #showUnserved(): void {
    this.tickets.showUnserved()
    this.#goTo('tickets')
  }

  #clock({ hall, now }: Board): TemplateResult {
    const { zone } = hall
    return html`<div class="when" slot="header">
      <div class="clock">${formatClock(now, zone)}</div>
      <div>${formatDate(this.#locale, now, zone, { weekday: true })}</div>
    </div>`
  }

  #dayWords({ view, locale }: Board): TemplateResult {
    const t = managerMessages[locale]
    const setting = daySettingOf(view.days, view.day)
    const notice = setting?.notice?.[locale]
    const state = view.days[view.day]
    const [level, words] =
      state === 'closed'
        ? (['closed', t.dayEnded] as const)
        : state === 'closing' || state === 'reopening'
          ? (['closed', state === 'closing' ? t.dayEnding : t.dayReopening] as const)
          : setting?.mode === 'closed'
            ? (['closed', t.daySetClosed] as const)
            : setting?.mode === 'open'
              ? (['good', t.daySetOpen(setting.open ?? '…', setting.close ?? '…')] as const)
              : state === 'open'
                ? (['good', t.dayOpen] as const)
                : (['away', t.dayNotBegun] as const)
    return html`<p>
      <span class="mark ${level === 'good' ? 'good' : ''}" data-day=${state ?? ''}>${icon(level)}${words}</span>
      ${notice ? html`<span>${t.notice}: ${notice}</span>` : nothing}
    </p>`
  }

  #tools(board: Board): TemplateResult {
    const t = managerMessages[this.#locale]
    const state = board.view.days[board.view.day]
    const unserved = peopleIn(leftUnserved(board))
    // The board offers to end a day that is open and to reopen a day that has ended; both after an end that broke off.
    const offered = (Object.keys(tools) as (keyof typeof tools)[]).filter(
      kind =>
        may(board, tools[kind]) &&
        (kind !== 'end-day' || state !== 'closed') &&
        (kind !== 'reopen-day' || isEndedDay(state)),
    )
    const tool = (kind: keyof typeof tools, words: string, look = '') =>
      offered.includes(kind)
        ? html`<button class="button ${look}" data-tool=${kind} @click=${() => this.#open({ kind })}>${words}</button>`
        : nothing
    return html`<div class="day">
      ${this.#dayWords(board)}
      <nav aria-label=${t.sections}>
        ${sections.map(
          section => html`<button class="button" @click=${() => this.#goTo(section)}>${t[section]}</button>`,
        )}
      </nav>
      <div class="actions">
        ${tool('issue', t.issueTicket, 'primary')} ${tool('day', t.setDay)}
        ${tool('reopen-day', t.reopenDay)} ${tool('end-day', t.endDay, 'danger')}
        ${
          unserved > 0
            ? html`<button class="button" data-unserved @click=${this.#showUnserved}>${t.showUnserved(unserved)}</button>`
            : nothing
        }
        ${offered.length === 0 ? html`<p class="quiet" data-onlooker>${t.onlooker}</p>` : nothing}
      </div>
    </div>`
  }

  #board(board: Board): TemplateResult {
    const { status } = this.#hall.tick ?? {}
    const rows = queueRows(board.view, board.catalogue, board.now)
    const t = managerMessages[this.#locale]
    return html`
      <main>
        ${this.#tools(board)}
        ${this.#session.may('report:read') ? html`<kezek-board-summary .board=${board} .centre=${this.#centreHall.centre ?? ''}></kezek-board-summary>` : nothing}
        <section class="overview" aria-label=${t.overview}>
          <kezek-board-figures .board=${board} .totals=${totalsOf(rows)}></kezek-board-figures>
          <kezek-board-alerts .board=${board} .alerts=${alertsOf(rows, status, printerNews(board.view))}></kezek-board-alerts>
        </section>
        <div class="work">
          <kezek-board-queues .board=${board} .rows=${rows}></kezek-board-queues>
          <kezek-board-counters .board=${board} .away=${status?.away ?? []}></kezek-board-counters>
        </div>
        <kezek-board-charts .board=${board}></kezek-board-charts>
        <kezek-board-special-days
          .board=${board}
          .centre=${this.#centreHall.centre ?? ''}
        ></kezek-board-special-days>
        <kezek-board-tickets .board=${board}></kezek-board-tickets>
      </main>
      ${this.#dialog(board)}
    `
  }

  #dialog(board: Board): TemplateResult | typeof nothing {
    const { dialog } = this
    switch (dialog?.kind) {
      case 'ticket':
        return html`<kezek-board-ticket .board=${board} .ticket=${dialog.ticket}></kezek-board-ticket>`
      case 'counter':
        return html`<kezek-board-counter .board=${board} .counter=${dialog.counter}></kezek-board-counter>`
      case 'day':
        return html`<kezek-board-day .board=${board}></kezek-board-day>`
      case 'end-day':
        return html`<kezek-board-end-day .board=${board}></kezek-board-end-day>`
      case 'reopen-day':
        return html`<kezek-board-reopen-day .board=${board}></kezek-board-reopen-day>`
      case 'issue':
        return html`<kezek-board-issue .board=${board}></kezek-board-issue>`
      case undefined:
        return nothing
    }
  }

  #alone(): TemplateResult {
    const t = managerMessages[this.#locale]
    const { centre } = this.#centreHall
    return html`<main class="alone">
      ${
        centre === undefined || this.#hall.refusal
          ? html`${centre === undefined ? html`<p>${t.noCentre}</p>` : nothing}
              <p><a href="/">${t.toCentres}</a></p>`
          : html`<p role="status">${t.connecting}</p>`
      }
    </main>`
  }

  override render() {
    const { view, tick, now, refusal, stale, isSlow, asking } = this.#hall
    const { centre } = this.#centreHall
    const { catalogue, role } = this.#session
    const locale = this.#locale
    const t = managerMessages[locale]
    const board: Board | undefined =
      view && tick && catalogue && role
        ? { hall: this.#hall, view: viewOn(view, tick.day), catalogue, locale, role, now }
        : undefined
    const { notice } = this.#notices
    return html`
      <kezek-staff-page
        .words=${t}
        .documentTitle=${[t.title, this.#centreName].filter(Boolean).join(' · ')}
        .heading=${t.title}
        .subheading=${this.#centreName}
        .here=${'manager'}
        .centre=${centre}
        .mayReadReports=${this.#session.may('report:read')}
        .mayWatchCentres=${this.#session.hasSeveralCentres}
        .refusal=${centre === undefined ? undefined : refusal}
        .isStale=${stale && board !== undefined}
        .isSlow=${isSlow && !stale}
        .isAsking=${asking}
        @kezek-board-go=${this.#onGo}
        @kezek-board-done=${(event: CustomEvent<Done>) => void this.#onDone(event)}
        @kezek-dialog-close=${() => void this.#closeDialog()}
        @kezek-page-outdated=${this.#onOutdated}
      >
        ${board ? html`${this.#clock(board)} ${this.#board(board)}` : this.#alone()}
      </kezek-staff-page>
      <kezek-board-notice
        .locale=${locale}
        .text=${notice?.text ?? ''}
        .trouble=${notice?.trouble ?? false}
        .undoFor=${this.#notices.undoFor}
        @kezek-notice-undo=${() => void this.#undo()}
        @kezek-notice-hide=${() => this.#notices.hide()}
      ></kezek-board-notice>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-manager-app': ManagerApp
  }
}
