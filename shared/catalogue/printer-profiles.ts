import type { PrinterProfile } from '../domain/paper.ts'
import type { CentreSettings } from '../domain/settings.ts'

/** Profile of an unknown printer with 80 mm paper. */
const generic: PrinterProfile = {
  name: '80 mm',
  width: 576,
  cutter: true,
  picture: 'raster',
  confirms: 'gs-r',
  nearEnd: false,
  rollTickets: 450,
}

/** Profiles of common ticket printers, taken from the makers' manuals; none was tested on paper. */
export const printerProfiles: Readonly<Record<string, PrinterProfile>> = {
  'epson-tm-t20': {
    name: 'Epson TM-T20',
    width: 576,
    cutter: true,
    picture: 'graphics',
    confirms: 'process-id',
    nearEnd: true,
    rollTickets: 450,
  },
  'epson-tm-t88': {
    name: 'Epson TM-T88',
    // 180 dots per inch; all others have 203.
    width: 512,
    cutter: true,
    picture: 'graphics',
    confirms: 'process-id',
    nearEnd: true,
    rollTickets: 450,
  },
  'star-tsp100': {
    name: 'Star TSP100 (ESC/POS)',
    width: 576,
    cutter: true,
    picture: 'raster',
    confirms: 'gs-r',
    nearEnd: true,
    rollTickets: 450,
  },
  'citizen-ct-s': {
    name: 'Citizen CT-S',
    width: 576,
    cutter: true,
    picture: 'raster',
    confirms: 'gs-r',
    nearEnd: true,
    rollTickets: 450,
  },
  xprinter: {
    name: 'Xprinter',
    width: 576,
    cutter: true,
    picture: 'raster',
    confirms: 'gs-r',
    nearEnd: false,
    rollTickets: 450,
  },
  'generic-80': generic,
  'generic-58': {
    name: '58 mm',
    width: 384,
    cutter: false,
    picture: 'raster',
    confirms: 'gs-r',
    nearEnd: false,
    rollTickets: 150,
  },
}

/**
 * Finds a printer profile by id. The centre's profile wins over the catalogue's with the same id.
 *
 * @returns the profile; the generic one for an unknown id, which the settings schema should have refused
 */
export function profileOf(
  { printerProfiles: own }: Pick<CentreSettings, 'printerProfiles'>,
  id: string,
): PrinterProfile {
  for (const profiles of [own, printerProfiles]) {
    const profile = Object.hasOwn(profiles, id) ? profiles[id] : undefined
    if (profile) return profile
  }
  return generic
}
