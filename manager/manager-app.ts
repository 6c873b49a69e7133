import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { daySettingOf, isEndedDay } from '../shared/catalogue/day-setting.ts'
import { type Action, mayDo } from '../shared/contract/permissions.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { StaffRole } from '../shared/domain/roles.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { staffPages } from '../shared/i18n/common/staff-pages.ts'
import { formatClock, formatDate } from '../shared/i18n/common/time.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { type LoadedCatalogue, loadCatalogue } from '../shared/ui/catalogue-client.ts'
import { pageLink, pageParam, tabId } from '../shared/ui/device.ts'
import { focused } from '../shared/ui/focus.ts'
import { HallConnection } from '../shared/ui/hall-connection.ts'
import { HallController } from '../shared/ui/hall-controller.ts'
import { icon } from '../shared/ui/icons.ts'
import { keepLanguage, keptLanguage } from '../shared/ui/language.ts'
import '../shared/ui/language-choice.ts'
import { loadMe, pageRole, signInWhenAsked } from '../shared/ui/me.ts'
import '../shared/ui/press.ts'
import { isOwnFault } from '../shared/ui/own-fault.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { guardTyping } from '../shared/ui/typing-guard.ts'
import { printerNews } from '../shared/view/printers.ts'
import { alertsOf } from './alerts.ts'
import { type Board, may } from './board.ts'
import type { Destination, Done } from './board-events.ts'
import type { BoardNotice } from './board-notice.ts'
import type { BoardTickets } from './board-tickets.ts'
import { leftUnserved, peopleIn } from './by-queue.ts'
import { queueRows, totalsOf, viewOn } from './figures.ts'
import { managerAppStyles } from './manager-app.styles.ts'
import { NoticeController } from './notice-controller.ts'
import './board-alerts.ts'
import './board-charts.ts'
import './board-counters.ts'
import './board-figures.ts'
import './board-notice.ts'
import './board-queues.ts'
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

/** The buttons over the board, and what each comes to. */
const tools = {
  issue: 'ticket:issue',
  day: 'day:set-day',
  'end-day': 'day:close-day',
  'reopen-day': 'day:reopen-day',
} as const satisfies Record<string, Action>
const sections = ['queues', 'counters', 'charts', 'tickets'] as const
const centre = pageParam('centre')

/** The manager's live board: who waits, who is about to pass the target, and what can be done about it. */
@customElement('kezek-manager-app')
export class ManagerApp extends LitElement {
  static override styles = [baseStyles, staffStyles, managerAppStyles]

  readonly #controller = new HallController(
    this,
    new HallConnection(() => ({ role: pageRole(), centre: centre ?? '', device: tabId() })),
  )
  readonly #notices = new NoticeController(this, this.#controller.hall)
  /** What had the keyboard when a dialog was opened. */
  #opener: HTMLElement | undefined

  @query('kezek-board-tickets') private tickets!: BoardTickets
  @query('kezek-board-notice') private noticeBar!: BoardNotice

  #endGuard: (() => void) | undefined

  @state() private locale: Locale = keptLanguage()
  @state() private catalogue: LoadedCatalogue | undefined
  @state() private dialog: Dialog | undefined
  /** Whoever looks; undefined until it is known. */
  @state() private userRole: StaffRole | undefined

  get #hall(): HallConnection {
    return this.#controller.hall
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#endGuard = guardTyping()
    if (centre === undefined) this.#hall.close()
    signInWhenAsked(this.#hall)
    window.addEventListener('error', this.#onFault)
    window.addEventListener('unhandledrejection', this.#onFault)
    void loadMe().then(({ person }) => {
      this.userRole = person?.role ?? pageRole()
    })
    void loadCatalogue().then(catalogue => {
      this.catalogue = catalogue
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#endGuard?.()
    window.removeEventListener('error', this.#onFault)
    window.removeEventListener('unhandledrejection', this.#onFault)
    this.#hall.close()
  }

  /** A burst of events is one picture: drawn at most once a frame. */
  protected override async scheduleUpdate(): Promise<void> {
    await new Promise(resolve => requestAnimationFrame(resolve))
    super.scheduleUpdate()
  }

  override updated(): void {
    document.documentElement.lang = this.locale
    document.title = [managerMessages[this.locale].title, this.#centreName()].filter(Boolean).join(' · ')
  }

  #onFault = (event: Event): void => {
    if (isOwnFault(event)) this.#notices.trouble(managerMessages[this.locale].unexpected)
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

  /** One dialog at a time: the one it is opened from makes room. */
  #open(dialog: Dialog): void {
    if (!this.dialog) this.#opener = focused()
    this.dialog = dialog
  }

  /** The keyboard goes back to where it was; where that has gone meanwhile, to the list it was on. */
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

  async #undo(): Promise<void> {
    const { undo } = this.#notices.notice ?? {}
    if (!undo) return
    const refusal = await this.#notices.undo(undo)
    if (refusal) this.#notices.trouble(errorMessage(this.locale, refusal))
    else this.#notices.done({ text: managerActions[this.locale].undone(undo.number) })
  }

  #speak({ detail }: CustomEvent<Locale>): void {
    this.locale = detail
    keepLanguage(detail)
  }

  /** The user may look back at past days. */
  get #looksBack(): boolean {
    return this.userRole !== undefined && mayDo(this.userRole, 'report:read')
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

  #centreName(): string {
    return this.catalogue?.centres.find(({ id }) => id === centre)?.name[this.locale] ?? ''
  }

  #header(board: Board | undefined): TemplateResult {
    const t = managerMessages[this.locale]
    const zone = board?.hall.zone
    return html`<header>
      <div class="where">
        <h1>${t.title}</h1>
        <div>${this.#centreName()}</div>
      </div>
      ${
        board && zone
          ? html`<div class="when">
              <div class="clock">${formatClock(board.now, zone)}</div>
              <div>${formatDate(this.locale, board.now, zone, { weekday: true })}</div>
            </div>`
          : nothing
      }
      <nav class="pages" aria-label=${staffPages[this.locale].otherPages}>
        ${centre === undefined ? nothing : html`<a href=${pageLink('/office/', { centre })}>${staffPages[this.locale].office}</a>`}
        ${centre !== undefined && this.#looksBack ? html`<a href=${pageLink('/reports/', { centre })}>${staffPages[this.locale].reports}</a>` : nothing}
        <a href=${pageLink('/account/')}>${staffPages[this.locale].account}</a>
      </nav>
      <kezek-language-choice
        .locale=${this.locale}
        .label=${t.language}
        @kezek-language=${this.#speak}
      ></kezek-language-choice>
    </header>`
  }

  #banners(board: Board | undefined): TemplateResult {
    const { refusal, stale, asking, isSlow } = this.#hall
    const t = managerMessages[this.locale]
    return html`
      <div class="banners" role="alert">
        ${refusal && centre !== undefined ? html`<p class="banner bad">${icon('bad')}${errorMessage(this.locale, refusal)}</p>` : nothing}
        ${stale && board && !refusal ? html`<p class="banner">${icon('warn')}${common[this.locale].stale}</p>` : nothing}
      </div>
      <div class="banners" role="status">
        ${isSlow && !stale ? html`<p class="banner">${icon('warn')}${common[this.locale].slowWhy}</p>` : nothing}
        ${asking ? html`<p class="banner">${icon('paused')}${t.asking}</p>` : nothing}
      </div>
    `
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
    const t = managerMessages[this.locale]
    const state = board.view.days[board.view.day]
    const unserved = peopleIn(leftUnserved(board))
    // Of an end and its opening, the board offers what fits the day; of one that broke off, both.
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
    const rows = queueRows(board.view, board.catalogue.byId, board.now)
    const t = managerMessages[this.locale]
    return html`
      <main>
        ${this.#tools(board)}
        ${this.#looksBack ? html`<kezek-board-summary .board=${board} .centre=${centre ?? ''}></kezek-board-summary>` : nothing}
        <section class="overview" aria-label=${t.overview}>
          <kezek-board-figures .board=${board} .totals=${totalsOf(rows)}></kezek-board-figures>
          <kezek-board-alerts .board=${board} .alerts=${alertsOf(rows, status, printerNews(board.view))}></kezek-board-alerts>
        </section>
        <div class="work">
          <kezek-board-queues .board=${board} .rows=${rows}></kezek-board-queues>
          <kezek-board-counters .board=${board} .away=${status?.away ?? []}></kezek-board-counters>
        </div>
        <kezek-board-charts .board=${board}></kezek-board-charts>
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
    const t = managerMessages[this.locale]
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
    const { view, tick, now } = this.#hall
    const { catalogue, locale, userRole: role } = this
    const board: Board | undefined =
      view && tick && catalogue && role
        ? { hall: this.#hall, view: viewOn(view, tick.day), catalogue, locale, role, now }
        : undefined
    const { notice } = this.#notices
    return html`
      ${this.#header(board)} ${this.#banners(board)}
      <div
        @board-go=${this.#onGo}
        @board-done=${(event: CustomEvent<Done>) => void this.#onDone(event)}
        @board-close=${() => void this.#closeDialog()}
      >
        ${board ? this.#board(board) : this.#alone()}
      </div>
      <kezek-board-notice
        .locale=${locale}
        .text=${notice?.text ?? ''}
        .trouble=${notice?.trouble ?? false}
        .undoFor=${this.#notices.undoFor}
        @notice-undo=${() => void this.#undo()}
        @notice-hide=${() => this.#notices.hide()}
      ></kezek-board-notice>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-manager-app': ManagerApp
  }
}
