import fc from 'fast-check'
import { parseSettings, settingsSchema } from '../../../shared/contract/settings.ts'
import { locales } from '../../../shared/domain/locale.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { clipIds } from '../../../shared/speech/clips.ts'
import { order, orderSettings } from '../../kit/order.ts'
import { toneWav } from '../../kit/voice.ts'
import { arbitraryOf } from './arbitrary-of.ts'
import type { Fit, Fitting, Makers } from './fitting.ts'
import { hints } from './hints.ts'
import type { Party } from './party.ts'
import { pickOf } from './wrong-of.ts'

/** Settings that don't change the day: another zone or start of the day has its own tests. */
const { version: _, zone: __, dayStartsAt: ___, ...parts } = settingsSchema.shape
const samples = 40

/** @returns some values for each part of the settings */
function settingsParts(seed: number): ReadonlyMap<string, readonly unknown[]> {
  return new Map(
    Object.entries(parts).map(([part, schema]) => [
      part,
      fc.sample(arbitraryOf(schema, hints), { numRuns: samples, seed }),
    ]),
  )
}

/** The settings of a fuzzed centre: its kiosk prints through the print agent. */
function fuzzedSettings(centre: string): CentreSettings {
  return {
    ...orderSettings(),
    printers: { agent: { address: `agent:agent-${centre}`, profile: 'generic-80' } },
    kiosks: { [`kiosk-${centre}`]: { printers: ['agent'] } },
  }
}

function updateSettings(parts: ReadonlyMap<string, readonly unknown[]>) {
  return (fit: Fit): Fitting | undefined => {
    const { view, random } = fit
    const plain = fuzzedSettings(view.centre)
    const [part, values] = pickOf(random, [...parts])
    // Every second message takes back what the one before has changed.
    const isOdd = view.settings.version % 2 === 0
    const settings = isOdd ? { ...plain, [part]: pickOf(random, values) } : plain
    const gone = Object.values(view.counters).some(
      ({ id, state, day }) =>
        state !== 'closed' && day === view.day && !settings.counters.some(own => own.id === id),
    )
    if (gone || !fit.isFree('settings') || !parseSettings(settings, order).ok) return undefined
    return fit.make('settings:update-settings', { base: view.settings.version, settings }, 'settings')
  }
}

const wav = toneWav({ seconds: 0.2, rate: 8_000 }).toString('base64')

function setClip(fit: Fit): Fitting {
  const language = pickOf(fit.random, locales)
  return fit.make('voice:set-clip', { language, clip: pickOf(fit.random, clipIds(language)), wav })
}

/** A clip that was set before, if any, so that it exists. */
function removeClip(fit: Fit, { lastClip }: Party): Fitting | undefined {
  return lastClip && fit.make('voice:remove-clip', lastClip, `clip ${lastClip.language} ${lastClip.clip}`)
}

function setDay(fit: Fit): Fitting | undefined {
  const { day } = fit.view
  if (!fit.isFree('day')) return undefined
  const words = { kk: 'Бүгін кешке дейін', ru: 'Сегодня до вечера', en: 'Open until the evening' }
  const setting = fit.random.chance(0.5) ? null : { mode: 'open' as const, notice: words }
  return fit.make('day:set-day', { day, setting }, 'day')
}

function closeDay(fit: Fit): Fitting | undefined {
  const { day, days } = fit.view
  if (days[day] !== 'open' || !fit.isFree('day')) return undefined
  return fit.make('day:close-day', { day, waiting: fit.waiting }, 'day')
}

/** Opens a closed day again before anything else. */
export function reopen(fit: Fit): Fitting | undefined {
  if (fit.isDayOpen || !fit.isFree('day')) return undefined
  const { day, days } = fit.view
  if (days[day] === 'closed' && fit.random.chance(0.5)) return fit.make('day:reopen-day', { day }, 'day')
  return fit.make('day:set-day', { day, setting: { mode: 'open' } }, 'day')
}

/** Commands that a centre gets a few times a day. */
export function rareMakers(seed: number): { manager: Makers; administrator: Makers } {
  const ofSettings: Makers = [
    { what: updateSettings(settingsParts(seed)), weight: 2 },
    { what: setClip, weight: 1 },
    { what: removeClip, weight: 1 },
  ]
  return {
    administrator: ofSettings,
    manager: [...ofSettings, { what: setDay, weight: 1 }, { what: closeDay, weight: 1 }],
  }
}
