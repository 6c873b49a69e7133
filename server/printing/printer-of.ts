import { join } from 'node:path'
import { profileOf } from '../../shared/catalogue/printer-profiles.ts'
import type { PrinterProfile } from '../../shared/domain/paper.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Printer } from './print.ts'
import type { PrinterNetworks } from './printer-networks.ts'

export interface PrinterRules {
  /** Absolute path of the folder of everything the server keeps. */
  dataDir: string
  /** Kiosks without a printer of their own get a virtual one, so that there is a ticket to look at. */
  demo: boolean
  /** Where printers may be. */
  networks: PrinterNetworks
}

/** A printer of the settings, as a ticket is sent to it. */
export interface HallPrinter {
  /** As the settings name it; `virtual` for one that no settings have. */
  id: string
  printer: Printer
  profile: PrinterProfile
}

/**
 * @param from the device that issued the ticket; `by`: `<role>:<id>` of who asked for it.
 * @returns where the ticket is printed: the next where the one before is in trouble; none: nowhere. A printer belongs to a
 * kiosk: a ticket that a manager gave out is told to the visitor.
 */
export function printersOf(
  settings: CentreSettings,
  from: string,
  by: string,
  rules: PrinterRules,
): HallPrinter[] {
  const own = settings.kiosks[from]?.printers ?? []
  if (own.length > 0) return printersOfIds(settings, own, rules)
  if (!rules.demo || !by.startsWith('kiosk:')) return []
  return [{ id: 'virtual', printer: printerAt('virtual', rules), profile: profileOf(settings, 'generic-80') }]
}

/** @returns printers by their ids in the settings, in this order. */
export function printersOfIds(
  settings: CentreSettings,
  ids: readonly string[],
  rules: PrinterRules,
): HallPrinter[] {
  return ids.flatMap(id => {
    const found = settings.printers[id]
    if (!found) return []
    return [{ id, printer: printerAt(found.address, rules), profile: profileOf(settings, found.profile) }]
  })
}

function printerAt(address: string, { dataDir, networks }: PrinterRules): Printer {
  if (address === 'virtual') return { kind: 'virtual', folder: join(dataDir, 'prints') }
  if (address.startsWith('agent:')) return { kind: 'agent', device: address.slice('agent:'.length) }
  // The schema of settings lets no other kind in.
  return { kind: 'network', ...(networkAddress(address) ?? { host: '', port: 0 }), networks }
}

/** @returns whether a printer may be at an address of the settings, as far as can be known without looking up a name. */
export function isAllowedAddress(address: string, networks: PrinterNetworks): boolean {
  const at = networkAddress(address)
  return !at || networks.mayBeAt(at.host, at.port)
}

/** @returns host and port of `tcp://host:port`; undefined for an address of another kind. */
function networkAddress(address: string): { host: string; port: number } | undefined {
  const [, host, port] = /^tcp:\/\/(.*):(\d+)$/.exec(address) ?? []
  return host === undefined ? undefined : { host, port: Number(port) }
}

/** @returns a name for the printer that is the same for everybody who sends to it. */
export function printerName(printer: Printer): string {
  switch (printer.kind) {
    case 'virtual':
      return 'virtual'
    case 'agent':
      return `agent:${printer.device}`
    case 'network':
      return `${printer.host}-${printer.port}`
  }
}
