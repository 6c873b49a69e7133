import { join } from 'node:path'
import { profileOf } from '../../shared/catalogue/printer-profiles.ts'
import type { PrinterProfile } from '../../shared/domain/paper.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Printer } from './print.ts'
import type { PrinterNetworks } from './printer-networks.ts'

export interface PrinterRules {
  /** Absolute path of the server's data folder. */
  dataDir: string
  /** Gives kiosks without a printer a virtual one, so that a demonstration has a ticket to show. */
  demo: boolean
  /** Where printers may be. */
  networks: PrinterNetworks
}

/** A printer of the settings, ready to be used. */
export interface HallPrinter {
  /** The id in the settings; `virtual` for the demonstration's printer, which is in no settings. */
  id: string
  printer: Printer
  profile: PrinterProfile
}

/**
 * Lists the printers of a ticket; the next is used when one is in trouble. Printers belong to kiosks: a ticket
 * that staff issued is printed only where they chose a printer.
 *
 * @param from the device that issued the ticket
 * @param by `<role>:<id>` of the actor who asked for it
 * @returns none when the ticket is not printed
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

/** @returns printers by their ids in the settings, in the given order */
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
  // The schema of the settings allows no other kind of address.
  return { kind: 'network', ...(networkAddress(address) ?? { host: '', port: 0 }), networks }
}

/** @returns whether a printer may be at an address of the settings; host names are not resolved */
export function isAllowedAddress(address: string, networks: PrinterNetworks): boolean {
  const at = networkAddress(address)
  return !at || networks.mayBeAt(at.host, at.port)
}

/** @returns host and port of `tcp://host:port`; undefined for an address of another kind. */
function networkAddress(address: string): { host: string; port: number } | undefined {
  const [, host, port] = /^tcp:\/\/(.*):(\d+)$/.exec(address) ?? []
  return host === undefined ? undefined : { host, port: Number(port) }
}

/** @returns a name that is the same for all that send to this printer */
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
