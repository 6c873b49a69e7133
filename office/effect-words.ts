import { html, nothing, type TemplateResult } from 'lit'
import { isOn, kioskTitleOf, letterOf } from '../shared/catalogue/effective.ts'
import { purposes, type QueueId, queueId, splitQueue } from '../shared/domain/queue.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { purposeTitle } from '../shared/i18n/common/purposes.ts'
import { effectMessages } from '../shared/i18n/office/effects.ts'
import { icon } from '../shared/ui/icons.ts'
import { type Effect, type EffectWeight, effectsOf, weightOf } from './effects.ts'
import type { Office } from './office.ts'

/** Effects that the save bar lists; more would hide the section. */
const maxLines = 6
/** Queues that one line names. */
const maxNames = 4

/** @returns a queue by letter, short title and purpose: "A · Housing — Hand in documents". */
export function queueInWords({ settings, catalogue, locale }: Office, queue: QueueId): string {
  const { service, purpose } = splitQueue(queue)
  const title = kioskTitleOf(settings, service, catalogue)[locale]
  return effectMessages[locale].queue(
    letterOf(settings, queue, catalogue),
    title,
    purposeTitle(locale, purpose, catalogue),
  )
}

/** @returns at most `most` names joined by commas, and how many more there are. */
function cutList({ locale }: Pick<Office, 'locale'>, names: readonly string[], most: number): string {
  const rest = names.length - most
  const shown = names.slice(0, most).join(', ')
  return rest > 0 ? `${shown} ${effectMessages[locale].more(rest)}` : shown
}

/** @returns queues in few words. A letter replaces its queues when all of them are in the list: "A · Housing". */
function queuesInWords(office: Office, queues: readonly QueueId[]): string {
  const { settings, catalogue, locale } = office
  const letter = (queue: QueueId) => letterOf(settings, queue, catalogue)
  const all = [...catalogue.servicesById.keys()]
    .flatMap(service => purposes.map(purpose => queueId(service, purpose)))
    .filter(queue => isOn(settings, queue, catalogue))
  const isWhole = (one: string) => all.every(queue => letter(queue) !== one || queues.includes(queue))
  const names = queues.map(queue => {
    const title = catalogue.groups.find(group => group.letter === letter(queue))?.title[locale]
    if (!isWhole(letter(queue))) return queueInWords(office, queue)
    return title === undefined ? letter(queue) : `${letter(queue)} · ${title}`
  })
  return cutList(office, [...new Set(names)], maxNames)
}

function nameOf({ hall }: Office, inspector: string | undefined): string | undefined {
  const sign = inspector === undefined ? undefined : hall.view?.persons[inspector]
  return sign && [sign.surname, sign.name].filter(Boolean).join(' ')
}

/** @returns an effect in one sentence. */
function effectInWords(office: Office, effect: Effect): string {
  const { settings, catalogue, locale } = office
  const t = effectMessages[locale]
  const queue = (id: QueueId) => queueInWords(office, id)
  switch (effect.is) {
    case 'window-occupied': {
      const name = nameOf(office, effect.inspector)
      return name === undefined ? t.windowOpen(effect.counter) : t.windowOccupied(effect.counter, name)
    }
    case 'window-serves':
      return t.windowServes(effect.counter, effect.number)
    case 'window-at-once':
      return t.windowAtOnce(effect.counter)
    case 'nobody-serves':
      return t.nobodyServes(queue(effect.queue), effect.waiting)
    case 'windows-closed':
      return t.windowsClosed(queue(effect.queue), effect.waiting, cutList(office, effect.counters, maxNames))
    case 'without-window':
      return t.withoutWindow(cutList(office, effect.queues.map(queue), maxNames))
    case 'keeps-waiting':
      return t.keepsWaiting(queue(effect.queue), effect.waiting)
    case 'target-kept':
      return t.targetKept(queue(effect.queue), effect.waiting)
    case 'letter-kept': {
      const title = kioskTitleOf(settings, effect.service, catalogue)[locale]
      return t.letterKept(title, effect.waiting, effect.letter)
    }
    case 'queue-full':
      return t.queueFull(queue(effect.queue), effect.waiting, effect.limit)
    case 'hall-full':
      return t.hallFull(effect.waiting, effect.limit)
    case 'order-kept':
      return t.orderKept(effect.waiting)
    case 'kiosk-stops':
      return t.kioskStops(effect.kiosk, queuesInWords(office, effect.queues))
    case 'kiosk-empty':
      return t.kioskEmpty(effect.kiosk)
    case 'day-in-use':
      return t.dayInUse(effect.tickets)
    case 'hours-change':
      return t.hoursChange(effect.waiting)
    case 'no-kiosk':
      return t.noKiosk(queuesInWords(office, effect.queues))
    case 'no-screen':
      return t.noScreen(cutList(office, effect.counters, maxNames))
  }
}

const icons: Readonly<Record<EffectWeight, 'bad' | 'warn' | 'good'>> = {
  refused: 'bad',
  warning: 'warn',
  note: 'good',
}

/** @returns what saving `after` would do to the hall now, as a list; nothing where it does nothing. */
export function effectList(office: Office, after: CentreSettings): TemplateResult | typeof nothing {
  const { settings, hall, catalogue, locale } = office
  const t = effectMessages[locale]
  const effects = effectsOf(settings, after, {
    view: hall.view,
    catalogue,
    kiosks: office.kiosks,
    screens: office.screens,
  })
  if (effects.length === 0) return nothing
  const rest = effects.length - maxLines
  // It scrolls on small screens, so the keyboard must reach it.
  return html`<div class="effects" data-effects tabindex="0" role="group" aria-label=${t.ifSaved}>
    <p class="label">${t.ifSaved}</p>
    <ul>
      ${effects.slice(0, maxLines).map(
        effect => html`<li data-effect=${effect.is} data-weight=${weightOf(effect)}>
          ${icon(icons[weightOf(effect)])}<span>${effectInWords(office, effect)}</span>
        </li>`,
      )}
      ${rest > 0 ? html`<li class="quiet">${t.more(rest)}</li>` : nothing}
    </ul>
  </div>`
}
