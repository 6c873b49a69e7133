import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { splitQueue } from '../shared/domain/queue.ts'
import { common } from '../shared/i18n/common/common.ts'
import { languageNames } from '../shared/i18n/common/messages.ts'
import { causeWords, printers } from '../shared/i18n/common/printers.ts'
import { formatDuration, formatTimer } from '../shared/i18n/common/time.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk, Visitor } from './desk.ts'
import { DeskController } from './desk-controller.ts'
import { levelMark } from './marks.ts'
import './service-sheet.ts'
import { queueTitle } from './titles.ts'
import { cardStyles } from './visitor-card.styles.ts'
import { type WaitLevel, waitOf } from './waits.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-visitor-card': VisitorCard
  }
  interface HTMLElementEventMap {
    'kezek-refuse': CustomEvent<void>
  }
}

/** Shows the visitor at the window: number, service, reason of the call, and the times of wait and service. */
@customElement('kezek-visitor-card')
export class VisitorCard extends LitElement {
  static override styles = [baseStyles, controlStyles, cardStyles]

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk

  constructor() {
    super()
    new DeskController(this)
  }

  #onRefuse(): void {
    this.dispatchEvent(new CustomEvent('kezek-refuse'))
  }

  #levelWords(level: WaitLevel): string {
    const c = common[this.locale]
    const words = { within: c.withinTarget, approaching: c.approaching, breached: c.breached }
    return level === 'none' ? counter[this.locale].noTarget : words[level]
  }

  #empty(): TemplateResult {
    const m = counter[this.locale]
    const { desk } = this
    const n = desk.waiting
    const isPaused = desk.counter?.state === 'paused'
    return html`
      <div class="empty">
        <p class="big">${isPaused ? m.onBreak : m.nobodyHere}</p>
        <p>${n > 0 ? m.waitingForYou(n) : common[this.locale].nobodyWaits}</p>
        ${
          isPaused
            ? html`<button class="main" @click=${() => desk.setBreak(false)}>${m.endBreak}</button>`
            : nothing
        }
      </div>
    `
  }

  #claim({ category, claim }: Visitor): TemplateResult | typeof nothing {
    const m = counter[this.locale]
    const c = common[this.locale]
    if (!claim) return nothing
    const { desk } = this
    const known = desk.hall.view?.settings.entitlements.find(({ id }) => id === category)
    const title = known?.title[this.locale] ?? ''
    const isOpen = claim === 'claimed' || claim === 'granted'
    return html`
      <div class="claim" ?data-open=${isOpen}>
        <p><strong>${c.outOfTurn}: ${title}</strong><br />${c.claimStates[claim]}</p>
        ${
          isOpen
            ? html`<div class="buttons">
                <button class="small" @click=${() => desk.step('confirm')}>${m.confirmClaim}</button>
                <button class="small" @click=${this.#onRefuse}>${m.refuseClaim}</button>
              </div>`
            : nothing
        }
      </div>
    `
  }

  /** Renders the times that an inspector watches: the duration of the service and the visitor's wait. */
  #times(visitor: Visitor): TemplateResult {
    const m = counter[this.locale]
    const c = common[this.locale]
    const { now } = this.desk.hall
    const { waited, target, level } = waitOf(visitor, now)
    const isServing = visitor.state === 'serving'
    const since = isServing ? visitor.started : (visitor.recalled ?? visitor.called)
    return html`
      <dl class="times">
        <div class="timer">
          <dt>${isServing ? m.serviceTime : m.sinceCall}</dt>
          <dd class="digits">${formatTimer(now - (since ?? now))}</dd>
        </div>
        <div class="waited">
          <dt>${c.waited}</dt>
          <dd>
            <span class="digits">
              ${formatDuration(this.locale, waited)}${
                target === undefined ? nothing : html` / ${formatDuration(this.locale, target)}`
              }
            </span>
            <span class="level ${level}">${levelMark(level)} ${this.#levelWords(level)}</span>
          </dd>
        </div>
      </dl>
    `
  }

  #facts(visitor: Visitor): TemplateResult {
    const m = counter[this.locale]
    const reason = visitor.reason ? common[this.locale].callReasons[visitor.reason] : ''
    return html`
      <dl class="facts">
        <div>
          <dt>${m.reason}</dt>
          <dd>${reason}${visitor.word ? html`: ${visitor.word}` : nothing}</dd>
        </div>
        ${
          visitor.lang
            ? html`<div>
                <dt>${m.visitorLanguage}</dt>
                <dd>
                  ${languageNames[visitor.lang]}${visitor.recalls ? html` · ${m.recalls(visitor.recalls)}` : nothing}
                </dd>
              </div>`
            : nothing
        }
      </dl>
      ${this.#paper(visitor)}
    `
  }

  /** Renders a print problem that needs attention, and the button that prints a copy. */
  #paper(visitor: Visitor): TemplateResult | typeof nothing {
    const { print, printCause } = visitor
    if (!print) return nothing
    const isBad = print === 'failed' || print === 'midway'
    const state = common[this.locale].printStates[print]
    const cause = printCause === undefined ? '' : `: ${causeWords(this.locale, printCause)}`
    return html`<div class="paper" ?data-bad=${isBad}>
      ${isBad ? html`<p>${state}${cause}</p>` : nothing}
      <button class="small" @click=${() => this.desk.reprint(visitor)}>${printers[this.locale].reprint}</button>
    </div>`
  }

  #sheet({ queue }: Visitor): TemplateResult | typeof nothing {
    if (!queue) return nothing
    const { service, purpose } = splitQueue(queue)
    const { servicesById, purposes } = this.desk.catalogue
    return html`<kezek-service-sheet
      .locale=${this.locale}
      .service=${servicesById.get(service)}
      .bring=${purposes.find(({ id }) => id === purpose)?.bring}
    ></kezek-service-sheet>`
  }

  #visitor(visitor: Visitor): TemplateResult {
    const c = common[this.locale]
    const { catalogue, hall, counter: own } = this.desk
    const settings = hall.view?.settings
    const title =
      visitor.queue && settings ? queueTitle(this.locale, visitor.queue, settings, catalogue) : undefined
    return html`
      <div class="visitor">
        <p class="number">${visitor.number}</p>
        <div class="what">
          <p class="state" data-state=${visitor.state ?? ''}>
            ${visitor.state ? c.ticketStates[visitor.state] : nothing}
            ${own?.state === 'paused' ? html` · ${c.counterStates.paused}` : nothing}
          </p>
          <p class="service">${title?.service}</p>
          <p class="purpose">${title?.purpose}</p>
        </div>
        ${this.#times(visitor)} ${this.#claim(visitor)} ${this.#facts(visitor)} ${this.#sheet(visitor)}
      </div>
    `
  }

  /** Text for screen readers when another visitor comes to the window. */
  #spoken(visitor: Visitor | undefined): string {
    const m = counter[this.locale]
    const settings = this.desk.hall.view?.settings
    if (!visitor?.number || !visitor.queue || !settings) return ''
    if (visitor.state === 'serving') return m.servingNow(visitor.number)
    const { service } = queueTitle(this.locale, visitor.queue, settings, this.desk.catalogue)
    return m.calledNow(visitor.number, service)
  }

  override render(): TemplateResult {
    const { visitor } = this.desk
    const m = counter[this.locale]
    return html`
      <h2 class="visually-hidden">${m.visitor}</h2>
      <p class="visually-hidden" aria-live="assertive">${this.#spoken(visitor)}</p>
      ${visitor ? this.#visitor(visitor) : this.#empty()}
    `
  }
}
