import { join } from 'node:path'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Printer } from './print.ts'

export interface PrinterRules {
  /** Absolute path of the folder of everything the server keeps. */
  dataDir: string
  /** Kiosks without a printer of their own get a virtual one, so that there is a ticket to look at. */
  demo: boolean
}

/**
 * @param from the device that issued the ticket; `by`: `<role>:<id>` of who asked for it.
 * @returns where the ticket is printed; undefined: nowhere. A printer belongs to a kiosk: a ticket that a manager gave out
 * is told to the visitor.
 */
export function printerOf(
  settings: CentreSettings,
  from: string,
  by: string,
  { dataDir, demo }: PrinterRules,
): Printer | undefined {
  const [own] = settings.kiosks[from]?.printers ?? []
  const address =
    own === undefined
      ? demo && by.startsWith('kiosk:')
        ? 'virtual'
        : undefined
      : settings.printers[own]?.address
  if (address === undefined) return undefined
  if (address === 'virtual') return { kind: 'virtual', folder: join(dataDir, 'prints') }
  // Settings let through nothing but `tcp://host:port`.
  const [, host = '', port = ''] = /^tcp:\/\/(.*):(\d+)$/.exec(address) ?? []
  return { kind: 'network', host, port: Number(port) }
}

/** @returns a name for the printer that is the same for everybody who sends to it. */
export function printerName(printer: Printer): string {
  return printer.kind === 'virtual' ? 'virtual' : `${printer.host}-${printer.port}`
}
