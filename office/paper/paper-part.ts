import type { PrinterProfile, PrinterSettings } from '../../shared/domain/paper.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Part } from '../draft.ts'

/** For each kiosk or window that has printers: their ids, the first one first. */
export type Routes = Readonly<Record<string, readonly string[]>>

/** The settings about printers. */
export interface PaperSettings {
  printers: Readonly<Record<string, PrinterSettings>>
  profiles: Readonly<Record<string, PrinterProfile>>
  kiosks: Routes
  counters: Routes
}

export const paperPart: Part<PaperSettings> = {
  name: 'printers',
  hasShape: value => {
    if (typeof value !== 'object' || value === null) return false
    const parts: Record<string, unknown> = { ...value }
    return ['printers', 'profiles', 'kiosks', 'counters'].every(
      part => typeof parts[part] === 'object' && parts[part] !== null,
    )
  },
  read: settings => ({
    printers: settings.printers,
    profiles: settings.printerProfiles,
    kiosks: routes(Object.entries(settings.kiosks).map(([id, { printers }]) => [id, printers])),
    counters: routes(settings.counters.map(({ id, printers }) => [id, printers])),
  }),
  write: (settings, { printers, profiles, kiosks, counters }) => ({
    ...settings,
    printers,
    printerProfiles: profiles,
    kiosks: kiosksWith(settings, kiosks),
    counters: settings.counters.map(({ printers: _before, ...counter }) => {
      const own = counters[counter.id]
      return own ? { ...counter, printers: own } : counter
    }),
  }),
}

/** @returns the routes with other printers for one place; without the place where it has none. */
export function routed(all: Routes, id: string, printers: readonly string[]): Routes {
  return routes([...Object.entries(all).filter(([other]) => other !== id), [id, printers]])
}

/** @returns the settings without one printer and without every route to it. */
export function withoutPrinter(paper: PaperSettings, id: string): PaperSettings {
  const { [id]: _gone, ...printers } = paper.printers
  const rest = (all: Routes) =>
    routes(Object.entries(all).map(([place, own]) => [place, own.filter(name => name !== id)]))
  return { ...paper, printers, kiosks: rest(paper.kiosks), counters: rest(paper.counters) }
}

function kiosksWith(settings: CentreSettings, printers: Routes): CentreSettings['kiosks'] {
  const ids = new Set([...Object.keys(settings.kiosks), ...Object.keys(printers)])
  return Object.fromEntries(
    [...ids].map(id => {
      const { printers: _before, ...kiosk } = settings.kiosks[id] ?? {}
      const own = printers[id]
      return [id, own ? { ...kiosk, printers: own } : kiosk]
    }),
  )
}

function routes(all: readonly (readonly [string, readonly string[] | undefined])[]): Routes {
  return Object.fromEntries(all.flatMap(([id, own]) => (own && own.length > 0 ? [[id, own]] : [])))
}
