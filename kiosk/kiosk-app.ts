import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import type { ErrorCode } from '../shared/contract/errors.ts'
import { kioskLanguages, usualIdle } from '../shared/domain/kiosk.ts'
import { type Locale, locales } from '../shared/domain/locale.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { visitorTrouble } from '../shared/i18n/kiosk/visitor-errors.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { followCatalogue, type LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import { browserId, pageParam } from '../shared/ui/device.ts'
import { HallConnection } from '../shared/ui/hall-connection.ts'
import { HallController } from '../shared/ui/hall-controller.ts'
import { IdleController } from '../shared/ui/idle-controller.ts'
import { PairingController } from '../shared/ui/pairing-controller.ts'
import '../shared/ui/press.ts'
import { isOwnFault } from '../shared/ui/own-fault.ts'
import { randomId } from '../shared/ui/random-id.ts'
import { UpgradeController } from '../shared/ui/upgrade-controller.ts'
import { type Cover, coverOf } from './cover.ts'
import './kiosk-cover.ts'
import { kioskAppStyles } from './kiosk-app.styles.ts'
import './kiosk-head.ts'
import './kiosk-idle-question.ts'
import type { Offering } from '../shared/ui/offer.ts'
import { PrintWatch } from './print-watch.ts'
import { renderStep, screenOf } from './render-step.ts'
import { afterAction, skipOnlyChoices } from './shown-visit.ts'
import { type Action, beginVisit, type IssuedTicket, type StepName, type Visit, type Wish } from './steps.ts'

/** Steps without the idle question: the start, a ticket being requested, and a ticket, which closes by itself. */
const withoutQuestion: ReadonlySet<StepName> = new Set(['start', 'issuing', 'ticket'])

/** The touch kiosk, where visitors choose a service and take a ticket. */
@customElement('kezek-kiosk-app')
export class KioskApp extends LitElement {
  static override styles = [baseStyles, kioskAppStyles]

  readonly #kiosk = pageParam('kiosk') ?? browserId()
  readonly #hall = new HallConnection(() => ({
    role: 'kiosk',
    centre: pageParam('centre') ?? '',
    device: this.#kiosk,
  }))
  readonly #pairing = new PairingController(this, this.#hall, 'kiosk', pageParam('centre') ?? '')
  readonly #prints = new PrintWatch()
  readonly #idle = new IdleController(this, {
    isActive: () => !withoutQuestion.has(this.visit.step.name),
    times: () => this.#hall.view?.settings.kiosks[this.#kiosk]?.idle ?? usualIdle,
    onLeft: () => this.begin(),
  })
  #stopFollowing: (() => void) | undefined

  @state() private visit: Visit = beginVisit(randomId())
  @state() private catalogue: LoadedCatalogue | undefined

  private get locale(): Locale {
    return this.visit.lang ?? this.languages[0] ?? 'kk'
  }

  private get languages(): readonly Locale[] {
    const settings = this.#hall.view?.settings
    return settings ? kioskLanguages(settings, this.#kiosk) : locales
  }

  private get offering(): Offering | undefined {
    const { view, tick, timetable, now } = this.#hall
    const { catalogue } = this
    if (!view || !tick || !timetable || !catalogue) return undefined
    return { kiosk: this.#kiosk, catalogue, settings: view.settings, timetable, now }
  }

  constructor() {
    super()
    new HallController(this, this.#hall)
    new UpgradeController(this, this.#hall, () => this.visit.step.name === 'start')
    followCatalogue(this.#hall, catalogue => (this.catalogue = catalogue))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stopFollowing = this.#hall.onEvent(event => this.#prints.follow(event))
    window.addEventListener('error', this.onFault)
    window.addEventListener('unhandledrejection', this.onFault)
    window.addEventListener('contextmenu', onContextMenu)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopFollowing?.()
    window.removeEventListener('error', this.onFault)
    window.removeEventListener('unhandledrejection', this.onFault)
    window.removeEventListener('contextmenu', onContextMenu)
  }

  protected override willUpdate(): void {
    document.documentElement.lang = this.locale
  }

  private readonly onFault = (event: Event): void => {
    if (isOwnFault(event)) this.follow({ type: 'fail' })
  }

  /** Begins the visit of a new visitor and drops everything of the previous one, also an open request. */
  private begin(): void {
    this.follow({ type: 'begin', requestId: randomId() })
  }

  /** The visit as the visitor sees it. */
  private get shown(): Visit {
    const { offering, visit } = this
    return offering ? skipOnlyChoices(visit, offering) : visit
  }

  private follow(action: Action): void {
    const before = this.visit
    this.visit = afterAction(before, this.shown, action)
    const { step } = this.visit
    if (step !== before.step && step.name === 'issuing') void this.issue(this.visit, step.wish)
  }

  private async issue({ requestId }: Visit, wish: Wish): Promise<void> {
    const reply = await this.#hall.send('ticket:issue', { ...wish, lang: this.locale }, { requestId })
    // The visitor who requested this ticket has left.
    if (this.visit.requestId !== requestId) return
    this.follow(
      reply.ok
        ? { type: 'issued', ticket: ticketOf(reply.reply) }
        : {
            type: 'refused',
            trouble: visitorTrouble(reply.error.code),
            requestId: mayHaveTicket.has(reply.error.code) ? requestId : randomId(),
          },
    )
  }

  private onAct({ detail }: CustomEvent<Action>): void {
    this.follow(detail)
  }

  private renderCover(cover: Cover) {
    const { now, zone } = this.#hall
    return html`<kezek-kiosk-cover
      .cover=${cover}
      .languages=${this.languages}
      .now=${now}
      .zone=${zone}
    ></kezek-kiosk-cover>`
  }

  protected override render() {
    const { offering } = this
    const { step } = this.visit
    const shown = this.shown
    const cover = coverOf({
      hall: this.#hall,
      offering,
      step: step.name,
      sinceLoad: performance.now(),
    })
    if (cover && this.#pairing.isNeeded) return this.#pairing.render()
    if (cover) return keyed(cover.name, this.renderCover(cover))
    if (!offering) return nothing
    const { catalogue, now } = offering
    const centre = catalogue.centres.find(({ id }) => id === this.#hall.view?.centre)
    const { locale } = this
    return html`
      <kezek-kiosk-head .locale=${locale} .centre=${centre?.name[locale] ?? ''} .now=${now} .zone=${this.#hall.zone}
        .slow=${this.#hall.isSlow}>
      </kezek-kiosk-head>
      <div class="step" @kezek-act=${this.onAct} @kezek-begin=${this.begin}>
        ${keyed(
          screenOf(shown.step),
          renderStep({
            step: shown.step,
            isFirst: step.name === 'start',
            locale,
            offering,
            asking: this.#hall.asking,
            prints: this.#prints,
          }),
        )}
      </div>
      ${
        this.#idle.asking
          ? html`<kezek-kiosk-idle-question .locale=${locale} .secondsLeft=${this.#idle.secondsLeft}>
            </kezek-kiosk-idle-question>`
          : nothing
      }
    `
  }
}

/** Errors after which the ticket may exist; the next try repeats the same request. */
const mayHaveTicket: ReadonlySet<ErrorCode> = new Set(['NO_ANSWER', 'INTERNAL'])

/** Prevents the context menu, so that a long touch is an ordinary touch. */
function onContextMenu(event: Event): void {
  event.preventDefault()
}

/** @returns the ticket in the script's reply to `ticket:issue`. */
function ticketOf(reply: Record<string, unknown>): IssuedTicket {
  const { ticket, number, queue, before, waitFrom, waitTo } = reply
  return {
    id: String(ticket),
    number: String(number),
    queue: queue as QueueId,
    ...(typeof before === 'number' && { before }),
    ...(typeof waitFrom === 'number' && { waitFrom }),
    ...(typeof waitTo === 'number' && { waitTo }),
  }
}
