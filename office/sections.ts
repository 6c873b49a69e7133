import type { OfficeSectionId } from '../shared/i18n/office.ts'

/** A part of the office with a page of its own: loaded when it is first opened. */
export interface Section {
  id: OfficeSectionId
  /** The element that it defines. */
  tag: `kezek-${string}`
  load(): Promise<unknown>
}

/** In the order of the navigation; the first is open when the address names none. A section is one line. */
export const sections: readonly Section[] = [
  { id: 'ticket', tag: 'kezek-ticket-section', load: () => import('./paper/ticket-section.ts') },
  { id: 'printers', tag: 'kezek-printers-section', load: () => import('./paper/printers-section.ts') },
  { id: 'voice', tag: 'kezek-voice-section', load: () => import('./voice/voice-section.ts') },
]
