import type { PrinterProfile } from '../domain/paper.ts'

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
  'generic-80': {
    name: '80 mm',
    width: 576,
    cutter: true,
    picture: 'raster',
    confirms: 'gs-r',
    nearEnd: false,
    rollTickets: 450,
  },
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
