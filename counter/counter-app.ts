import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Me } from '../shared/contract/account.ts'
import { mayDo } from '../shared/contract/permissions.ts'
import type { Sign } from '../shared/domain/counter.ts'
import { type Locale, locales } from '../shared/domain/locale.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { languageNames } from '../shared/i18n/common/messages.ts'
import { staffPages } from '../shared/i18n/common/staff-pages.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { followCatalogue, type LoadedCatalogue, loadCatalogue } from '../shared/ui/catalogue-client.ts'
import { browserId, pageLink, pageParam, tabId } from '../shared/ui/device.ts'
import { HallConnection } from '../shared/ui/hall-connection.ts'
import { language, PageLanguage } from '../shared/ui/language.ts'
import { goToSignIn, loadMe, signInWhenAsked } from '../shared/ui/me.ts'
import '../shared/ui/press.ts'
import { guardTyping } from '../shared/ui/typing-guard.ts'
import './choose-window.ts'
import { controlStyles } from './controls.styles.ts'
import { appStyles } from './counter-app.styles.ts'
import { Desk } from './desk.ts'
import './desk-screen.ts'
import './locked-screen.ts'
import {
  forgetSitting,
  holdSitting,
  rememberedSign,
  rememberedSitting,
  rememberSign,
  rememberSitting,
} from './memory.ts'
import './sign-in.ts'
import { fullName, judgeSitting, personId, type Sitting } from './sitting.ts'

/** Why the screen left the window without its inspector's action. */
type Left = 'closed' | 'new-day' | 'day-ended' | 'other-tab'

/** The inspector's screen: sign-in, the choice of a window, and the work at it. */
@customElement('kezek-counter-app')
export class CounterApp extends LitElement {
  static override styles = [baseStyles, controlStyles, appStyles]

  readonly #centre = pageParam('centre')
  readonly #language = new PageLanguage(this)
  #catalogue: LoadedCatalogue | undefined
  #hall: HallConnection | undefined
  #sign: Sign | undefined
  /** The signed-in person; in the demonstration people enter their names on this page instead. */
  #me: Me | undefined

  #endGuard: (() => void) | undefined

  @state() private desk: Desk | undefined
  /** Set while the screen is locked: the window, and the person who took it over. */
  @state() private locked: { counter: string; name: string } | undefined
  @state() private left: { why: Left; counter: string } | undefined
  @state() private isInTrouble = false

  private get locale(): Locale {
    return this.#language.locale
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#endGuard = guardTyping()
    window.addEventListener('error', this.#onTrouble)
    window.addEventListener('unhandledrejection', this.#onTrouble)
    void this.#begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#endGuard?.()
    window.removeEventListener('error', this.#onTrouble)
    window.removeEventListener('unhandledrejection', this.#onTrouble)
    this.desk?.close()
    this.#hall?.close()
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const c = common[this.locale]
    const { desk } = this
    const place = desk ? `${c.window(desk.sitting.counter)} · ` : ''
    document.title = `${desk?.visitor?.number ? `${desk.visitor.number} · ` : ''}${place}${c.product}`
  }

  /** Shows that a fault happened. The program continues; a stack trace would not help anyone at a window. */
  readonly #onTrouble = () => {
    this.isInTrouble = true
  }

  async #begin(): Promise<void> {
    const [catalogue, me] = await Promise.all([loadCatalogue(), loadMe()])
    this.#catalogue = catalogue
    this.#me = me
    if (!me.person && !me.demo) return goToSignIn()
    const sitting = this.#centre === undefined ? undefined : rememberedSitting(this.#centre)
    if (sitting && (await holdSitting(sitting))) this.#connect(sitting.sign, sitting)
    else if (sitting) {
      forgetSitting()
      this.left = { why: 'other-tab', counter: sitting.counter }
    }
    if (!this.#hall && me.person && mayDo(me.person.role, 'ticket:call-next'))
      this.#connect(signOf(me.person))
    this.requestUpdate()
  }

  #connect(sign: Sign, sitting?: Sitting): void {
    const centre = this.#centre
    if (centre === undefined) return
    const person = this.#idOf(sign)
    this.#sign = sign
    const hall = new HallConnection(() => {
      const at = this.desk?.sitting.counter
      return { role: 'inspector', centre, device: tabId(), person, sign, ...(at && { counter: at }) }
    })
    this.#hall = hall
    if (sitting) this.#sit(sitting)
    hall.onChange(() => this.#follow())
    followCatalogue(hall, catalogue => this.#useCatalogue(catalogue))
    signInWhenAsked(hall)
  }

  #useCatalogue(catalogue: LoadedCatalogue): void {
    this.#catalogue = catalogue
    if (this.desk) this.desk.catalogue = catalogue
    this.requestUpdate()
  }

  #idOf(sign: Sign): string {
    return this.#me?.person?.id ?? personId(browserId(), sign)
  }

  #sit(sitting: Sitting): void {
    if (!this.#hall || !this.#catalogue) return
    this.left = undefined
    this.desk = new Desk(this.#hall, this.#catalogue, sitting)
  }

  #rise(): void {
    this.desk?.close()
    this.desk = undefined
    forgetSitting()
  }

  /** Checks whether this screen still operates its window. */
  #follow(): void {
    const view = this.#hall?.view
    const sitting = this.desk?.sitting
    this.requestUpdate()
    if (!view || !sitting) return
    const now = judgeSitting(view, sitting)
    if (now.is === 'ours') return
    const { counter } = sitting
    // This screen itself is closing the window and will leave it.
    if (now.is === 'closed' && this.desk?.inFlight === 'close') return
    this.#rise()
    if (now.is === 'closed') this.left = { why: now.why, counter }
    else {
      const by = view.persons[now.by]
      this.locked = { counter, name: by && now.by !== sitting.person ? fullName(by) : '' }
    }
  }

  #onSigned(event: CustomEvent<Sign>): void {
    rememberSign(event.detail)
    this.#connect(event.detail)
    this.requestUpdate()
  }

  #onSeated(event: CustomEvent<{ counter: string; session: string }>): void {
    const [centre, sign] = [this.#centre, this.#sign]
    if (centre === undefined || !sign) return
    const sitting = { ...event.detail, centre, sign, person: this.#idOf(sign) }
    rememberSitting(sitting)
    void holdSitting(sitting)
    this.#sit(sitting)
  }

  #onSomeoneElse(): void {
    this.#hall?.close()
    this.#hall = undefined
    this.left = undefined
    // People with a password sign out on the account page.
    if (this.#me?.person) return void window.location.assign('/account/')
    this.requestUpdate()
  }

  #onSignInAgain(): void {
    this.locked = undefined
  }

  #languages(): TemplateResult {
    const m = counter[this.locale]
    return html`
      <div class="languages" role="group" aria-label=${m.language}>
        ${locales.map(
          locale => html`
            <button
              class="small"
              lang=${locale}
              aria-pressed=${locale === this.locale}
              aria-label=${`${locale.toUpperCase()} ${languageNames[locale]}`}
              title=${languageNames[locale]}
              @mousedown=${(event: Event) => event.preventDefault()}
              @click=${() => language.choose(locale)}
            >
              ${locale.toUpperCase()}
            </button>
          `,
        )}
      </div>
    `
  }

  /** Banners about the whole screen: the connection to the hall, and faults. */
  #marks(): TemplateResult | typeof nothing {
    const m = counter[this.locale]
    const hall = this.#hall
    const marks: TemplateResult[] = []
    if (this.isInTrouble) {
      marks.push(html`
        <p class="mark bad">
          ${m.trouble} <button class="small" @click=${() => window.location.reload()}>${m.reload}</button>
        </p>
      `)
    }
    if (hall?.refusal) marks.push(html`<p class="mark bad">${errorMessage(this.locale, hall.refusal)}</p>`)
    else if (hall?.asking) marks.push(html`<p class="mark warn">${m.asking}</p>`)
    else if (hall?.tick && hall.stale) marks.push(html`<p class="mark warn">${common[this.locale].stale}</p>`)
    else if (hall?.isSlow) marks.push(html`<p class="mark slow">${common[this.locale].slowWhy}</p>`)
    return html`<div class="marks" role="alert">${marks}</div>`
  }

  /** The screen before and after the work at a window. */
  #door(): TemplateResult {
    const m = counter[this.locale]
    if (this.#centre === undefined) {
      return html`<h1>${m.noCentre}</h1>
        <p><a href="/">${m.toCentres}</a></p>`
    }
    if (!this.#catalogue) return html`<p role="status">${m.connecting}</p>`
    const person = this.#me?.person
    if (person && !mayDo(person.role, 'ticket:call-next')) {
      return html`<h1>${m.chooseWindow}</h1>
        <p class="left" role="alert">${m.inspectorsOnly}</p>
        <p><a href=${pageLink('/account/')}>${staffPages[this.locale].account}</a></p>`
    }
    if (this.locked) {
      return html`<kezek-locked
        .locale=${this.locale}
        .counter=${this.locked.counter}
        .name=${this.locked.name}
        @kezek-sign-in-again=${this.#onSignInAgain}
      ></kezek-locked>`
    }
    const notice = this.left ? html`<p class="left" role="status">${this.#leftWords(this.left)}</p>` : nothing
    if (!this.#hall) {
      return html`<h1>${m.signIn}</h1>
        ${notice}
        <kezek-sign-in
          .locale=${this.locale}
          .sign=${rememberedSign()}
          @kezek-signed=${this.#onSigned}
        ></kezek-sign-in>`
    }
    return html`<h1>${m.chooseWindow}</h1>
      <p>${this.#sign ? fullName(this.#sign) : nothing}</p>
      ${notice}
      <kezek-choose-window
        .locale=${this.locale}
        .hall=${this.#hall}
        .catalogue=${this.#catalogue}
        .proposed=${pageParam('counter') ?? ''}
        .person=${this.#sign ? this.#idOf(this.#sign) : ''}
        @kezek-seated=${this.#onSeated}
        @kezek-someone-else=${this.#onSomeoneElse}
      ></kezek-choose-window>`
  }

  #leftWords({ why, counter: id }: { why: Left; counter: string }): string {
    const m = counter[this.locale]
    switch (why) {
      case 'closed':
        return m.windowClosed(id)
      case 'new-day':
        return m.newDay
      case 'day-ended':
        return m.dayEnded
      case 'other-tab':
        return m.otherTab
    }
  }

  #centreTitle(): string {
    const centre = this.#catalogue?.centres.find(({ id }) => id === this.#centre)
    return centre?.name[this.locale] ?? common[this.locale].product
  }

  override render(): TemplateResult {
    const { desk } = this
    if (desk) {
      return html`${this.#marks()}
        <kezek-desk .locale=${this.locale} .desk=${desk} @kezek-closed=${this.#rise}>
          <div slot="languages">${this.#languages()}</div>
        </kezek-desk>`
    }
    return html`
      ${this.#marks()}
      <header>
        <strong>${this.#centreTitle()}</strong>
        ${this.#languages()}
      </header>
      <main>${this.#door()}</main>
    `
  }
}

function signOf({ surname, name, patronymic, post }: Sign): Sign {
  return { surname, name, patronymic, post }
}
