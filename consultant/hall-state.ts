import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { isEndedDay } from '../shared/calendar/day-setting.ts'
import type { QueueFigures } from '../shared/contract/hall-view.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { formatClock, formatDuration, formatMoment } from '../shared/i18n/common/time.ts'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { visitorMessage } from '../shared/i18n/kiosk/visitor-errors.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { queueLetter, queueName } from '../shared/ui/hall-words.ts'
import { type IconName, icon } from '../shared/ui/icons.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { openCountersOf, stateOf } from '../shared/view/counters.ts'
import { consultantStyles } from './consultant.styles.ts'
import { fullness } from './fullness.ts'
import type { HelpDesk } from './help-desk.ts'

/** Shows the hall at a glance: whether it issues tickets, who waits and how long, and open windows. */
@customElement('kezek-help-hall')
export class HallState extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    consultantStyles,
    css`
      .opening {
        font-weight: 650;
      }

      .figures {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 8px;
        margin: 0;
      }

      .figures > div {
        padding: 8px 10px;
        border: 1px solid var(--line);
        border-radius: 10px;
      }

      dt {
        color: var(--ink-2);
        font-size: 0.875rem;
        line-height: 1.2;
      }

      dd {
        margin: 0;
        font-size: 1.25rem;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }

      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .queue {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 2px 8px;
        align-items: baseline;
        padding: 8px 10px;
        border: 1px solid var(--line);
        border-radius: 10px;
        overflow-wrap: anywhere;
      }

      .queue .mark {
        grid-column: 2 / -1;
        justify-self: start;
      }

      .numbers {
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
    `,
  ]

  @property({ attribute: false }) desk!: HelpDesk

  #opening(): TemplateResult {
    const { view, timetable, locale, now, hall } = this.desk
    const t = consultant[locale]
    const { hall: opening, notice } = timetable
    const opensAt = opening.open ? null : opening.opensAt
    const [look, words]: [IconName, string] = isEndedDay(view.days[view.day])
      ? ['closed', t.dayEnded]
      : opening.open
        ? ['good', t.ticketsIssued]
        : opening.isBreak
          ? ['paused', common[locale].hallBreak(formatClock(opening.opensAt, hall.zone))]
          : [
              'closed',
              visitorMessage(
                locale,
                'closed',
                opensAt === null ? undefined : formatMoment(locale, opensAt, now, hall.zone),
              ),
            ]
    return html`<p class="opening" data-opening=${look}>
        <span class="mark ${look === 'good' ? 'good' : ''}">${icon(look)}${words}</span>
      </p>
      ${notice ? html`<p>${managerMessages[locale].notice}: ${notice[locale]}</p>` : nothing}`
  }

  #figures(queues: readonly [QueueId, QueueFigures][]): TemplateResult {
    const { view, locale, now } = this.desk
    const m = managerMessages[locale]
    const waiting = queues.reduce((sum, [, figures]) => sum + figures.waiting, 0)
    const longest = longestOf(queues, now)
    const open = Object.values(view.counters).filter(counter => stateOf(view, counter) === 'open').length
    const figure = (name: string, title: string, value: string) =>
      html`<div><dt>${title}</dt><dd data-figure=${name}>${value}</dd></div>`
    return html`<dl class="figures">
      ${figure('waiting', m.waiting, String(waiting))}
      ${figure('longest', common[locale].longestWait, longest === null ? '–' : formatDuration(locale, longest))}
      ${figure('windows', consultant[locale].openWindows, String(open))}
    </dl>`
  }

  #queue([queue, figures]: [QueueId, QueueFigures]): TemplateResult {
    const { desk } = this
    const { view, locale, now } = desk
    const longest = longestOf([[queue, figures]], now)
    const hasWindow = openCountersOf(view, queue).length > 0
    const full = fullness(view, queue)
    const m = managerMessages[locale]
    const wait = longest === null ? '–' : formatDuration(locale, longest)
    return html`<li class="queue" data-queue=${queue}>
      <span class="letter">${queueLetter(desk, queue)}</span>
      <span>${queueName(desk, queue)}</span>
      <span class="numbers">
        <span class="visually-hidden">${m.waiting}:</span> ${figures.waiting} ·
        <span class="visually-hidden">${common[locale].longestWait}:</span> ${wait}
      </span>
      ${hasWindow ? nothing : html`<span class="mark bad">${icon('bad')}${common[locale].noWindowOpen}</span>`}
      ${full ? html`<span class="mark warn">${icon('warn')}${errorMessage(locale, { code: full })}</span>` : nothing}
    </li>`
  }

  #queues(queues: readonly [QueueId, QueueFigures][]): TemplateResult {
    const { locale } = this.desk
    if (queues.length === 0) return html`<p>${common[locale].nobodyWaits}</p>`
    return html`<h3>${consultant[locale].queuesWithPeople}</h3>
      <ul>
        ${queues.map(row => this.#queue(row))}
      </ul>`
  }

  override render() {
    const { view, locale } = this.desk
    const queues = (Object.entries(view.queues) as [QueueId, QueueFigures][])
      .filter(([, { waiting }]) => waiting > 0)
      .sort(([, a], [, b]) => (a.longestSince ?? 0) - (b.longestSince ?? 0))
    return html`<div class="stack">
      <h2>${consultant[locale].hall}</h2>
      ${this.#opening()} 
      ${this.#figures(queues)} ${this.#queues(queues)}
    </div>`
  }
}

/** @returns how long the first of these people has waited, ms; null: nobody waits. */
function longestOf(queues: readonly [QueueId, QueueFigures][], now: number): number | null {
  const since = queues.flatMap(([, { longestSince }]) => longestSince ?? [])
  return since.length === 0 ? null : Math.max(0, now - Math.min(...since))
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-help-hall': HallState
  }
}
