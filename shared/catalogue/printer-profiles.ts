import type { PrinterProfile } from '../domain/paper.ts'
import type { CentreSettings } from '../domain/settings.ts'

/** What any printer of 80 mm paper can do, as far as is known. */
const generic: PrinterProfile = {
  name: '80 mm',
  width: 576,
  cutter: true,
  picture: 'raster',
  confirms: 'gs-r',
  nearEnd: false,
  rollTickets: 450,
}

/** Printers that halls have, as their makers' manuals describe them; nothing here was tried on paper. */
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
    // 180 dots an inch where all others have 203.
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
 * @param id of a profile; one of the centre's own comes before the catalogue's of the same id
 * @returns what the printer can do. Settings let no unknown profile through; where one stands all the same, any printer's.
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
