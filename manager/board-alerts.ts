import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { causeWords, printers } from '../shared/i18n/common/printers.ts'
import { formatClock } from '../shared/i18n/common/time.ts'
import { displayTrouble } from '../shared/i18n/manager/displays.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { queueName } from '../shared/ui/hall-words.ts'
import { icon } from '../shared/ui/icons.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { type Alert, counterFor } from './alerts.ts'
import type { Board } from './board.ts'
import { type Destination, sendBoardEvent } from './board-events.ts'

/** Lists what needs the manager, the most urgent first. Each row links to the place where it can be resolved. */
@customElement('kezek-board-alerts')
export class BoardAlerts extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 8px;
        min-height: 0;
      }

      ul {
        display: flex;
        flex-direction: column;
        gap: 8px;
        margin: 0;
        padding: 6px;
        overflow-y: auto;
        list-style: none;
        border-radius: 12px;
      }

      li {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 6px 8px 6px 12px;
        border-left: 6px solid var(--warn);
        border-radius: 10px;
        background: var(--warn-soft);
        color: var(--warn);
      }

      li.bad {
        border-color: var(--bad);
        background: var(--bad-soft);
        color: var(--bad);
      }

      li.good {
        border-color: var(--good);
        background: var(--good-soft);
        color: var(--good);
      }

      li > span {
        flex: 1;
        min-width: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      li .icon {
        width: 22px;
        height: 22px;
      }

      li .button {
        flex: none;
        max-width: 45%;
        padding: 6px 12px;
      }
    `,
  ]

  @property({ attribute: false }) board!: Board
  @property({ attribute: false }) alerts: readonly Alert[] = []

  #text(alert: Alert): string {
    const t = managerMessages[this.board.locale]
    switch (alert.kind) {
      case 'no-window':
        return t.noWindowFor(queueName(this.board, alert.queue), alert.count)
      case 'breached':
        return t.breachedIn(queueName(this.board, alert.queue), alert.count)
      case 'approaching':
        return t.approachingIn(queueName(this.board, alert.queue), alert.count)
      case 'away':
        return t.awayAt(alert.counter)
      case 'printer':
        return printers[this.board.locale].trouble(alert.printer, causeWords(this.board.locale, alert.cause))
      case 'paper-low':
        return printers[this.board.locale].paperLow(alert.printer, alert.left)
      case 'display':
        return displayTrouble(this.board.locale, alert.display)
      case 'store':
        return t.store[alert.notice]
      case 'archive':
        return t.archive[alert.trouble](formatClock(alert.since, this.board.hall.zone))
      case 'behind':
        return t.readerBehind(workName(t.readers, alert.reader), Math.floor(alert.seconds))
      case 'space-low':
        return t.spaceLow
      case 'space-full':
        return t.spaceFull
    }
  }

  /** @returns the link of an alert; undefined for a hall screen or a full disk, which nobody can mend from here. */
  #way(alert: Alert): { word: string; leads: Destination } | undefined {
    const t = managerMessages[this.board.locale]
    switch (alert.kind) {
      case 'no-window': {
        const counter = counterFor(this.board.view, alert.queue)
        return counter && { word: t.openAWindow, leads: { to: 'counter', counter: counter.id } }
      }
      case 'breached':
      case 'approaching':
        return { word: t.showWaiting, leads: { to: 'queue', queue: alert.queue } }
      case 'away':
        return { word: t.showWindow, leads: { to: 'counter', counter: alert.counter } }
      case 'printer':
      case 'paper-low':
      case 'display':
      case 'store':
      case 'archive':
      case 'behind':
      case 'space-low':
      case 'space-full':
        return undefined
    }
  }

  #row(alert: Alert): TemplateResult {
    const t = managerMessages[this.board.locale]
    const way = this.#way(alert)
    const text = this.#text(alert)
    return html`<li class=${alert.level} data-alert=${alert.id}>
      ${icon(alert.level)}
      <span><span class="visually-hidden">${alert.level === 'bad' ? t.urgent : t.warning}: </span>${text}</span>
      ${
        way
          ? html`<button class="button" aria-label="${way.word}: ${text}"
              @click=${() => sendBoardEvent(this, 'kezek-board-go', way.leads)}>${way.word}</button>`
          : nothing
      }
    </li>`
  }

  override render() {
    const t = managerMessages[this.board.locale]
    return html`
      <h2 id="title">${t.alerts}${this.alerts.length > 0 ? ` (${this.alerts.length})` : nothing}</h2>
      <ul aria-live="polite" aria-labelledby="title" tabindex=${this.alerts.length > 2 ? 0 : nothing}>
        ${repeat(
          this.alerts,
          alert => alert.id,
          alert => this.#row(alert),
        )}
        ${this.alerts.length === 0 ? html`<li class="good">${icon('good')}<span>${t.allWell}</span></li>` : nothing}
      </ul>
    `
  }
}

/** @returns the name of background work; "other" for a name that only a newer server knows. */
function workName(names: Readonly<Record<string, string>> & { other: string }, work: string): string {
  return Object.hasOwn(names, work) ? (names[work] ?? names.other) : names.other
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-alerts': BoardAlerts
  }
}
