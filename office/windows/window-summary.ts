import { html, nothing, type TemplateResult } from 'lit'
import type { CounterSettings } from '../../shared/domain/settings.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { staffPurpose } from '../../shared/i18n/common/purposes.ts'
import { queueGridMessages } from '../../shared/i18n/office/queue-grid.ts'
import { windowsMessages } from '../../shared/i18n/office/windows.ts'
import { icon } from '../../shared/ui/icons.ts'
import { stateOf } from '../../shared/view/counters.ts'
import type { Office } from '../office.ts'
import type { GridRows } from '../queue-grid/rows.ts'
import { servedBy } from './windows-part.ts'

/** @returns a window's state in the hall now, and who works there; nothing where the hall does not have it yet. */
export function windowState({ hall, locale }: Office, id: string): TemplateResult | typeof nothing {
  const { view } = hall
  const counter = view?.counters[id]
  if (!view || !counter) return nothing
  const state = stateOf(view, counter)
  if (state === 'closed')
    return html`<span class="mark">${icon('closed')}${common[locale].counterStates.closed}</span>`
  const sign = counter.inspector === undefined ? undefined : view.persons[counter.inspector]
  return html`<span class="mark ${state === 'open' ? 'good' : ''}">
    ${icon(state === 'open' ? 'good' : 'paused')}${common[locale].counterStates[state]}${sign ? `, ${sign.surname}` : nothing}
  </span>`
}

/** @returns what a window serves, by group and purpose, and what else is set for it. */
export function windowSummary(
  { locale, catalogue, settings }: Office,
  window: CounterSettings,
  rows: GridRows,
): TemplateResult {
  const t = windowsMessages[locale]
  const { parts, others } = servedBy(window, rows)
  const zone = settings.zones.find(({ id }) => id === window.zone)
  return html`<ul class="serves">
      ${parts.map(({ group, purpose, count, all }) => {
        const name = queueGridMessages[locale].group(group.letter, group.title)
        const words = staffPurpose(locale, purpose, catalogue)
        return html`<li>${count === all ? t.allOf(name, words) : t.someOf(name, words, count, all)}</li>`
      })}
      ${others > 0 ? html`<li>${t.others(others)}</li>` : nothing}
    </ul>
    <p class="hint">
      ${[
        zone && `${t.zone}: ${zone.title[locale]}`,
        window.purpose && `«${window.purpose[locale]}»`,
        window.printers && t.printers(window.printers.join(', ')),
        !window.ownQueues && t.fixedQueues,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>`
}
