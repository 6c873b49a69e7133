import type { Action } from '../shared/contract/permissions.ts'
import type { OfficeSectionId } from '../shared/i18n/office/office.ts'

/** A section of the office; its script is loaded when it is first opened. */
export interface Section {
  id: OfficeSectionId
  /** The section is shown to users who may do this. */
  action: Action
  /** The element that the script defines. */
  tag: `kezek-${string}`
  load(): Promise<unknown>
}

/** In the order of the navigation. The first one opens when the address names none. */
export const sections: readonly Section[] = [
  {
    id: 'first-steps',
    action: 'settings:export',
    tag: 'kezek-first-steps-section',
    load: () => import('./first-steps/first-steps-section.ts'),
  },
  {
    id: 'centre',
    action: 'settings:export',
    tag: 'kezek-centre-section',
    load: () => import('./centre/centre-section.ts'),
  },
  {
    id: 'services',
    action: 'settings:export',
    tag: 'kezek-services-section',
    load: () => import('./services/services-section.ts'),
  },
  {
    id: 'windows',
    action: 'settings:export',
    tag: 'kezek-windows-section',
    load: () => import('./windows/windows-section.ts'),
  },
  {
    id: 'hours',
    action: 'settings:export',
    tag: 'kezek-hours-section',
    load: () => import('./hours/hours-section.ts'),
  },
  {
    id: 'rules',
    action: 'settings:export',
    tag: 'kezek-rules-section',
    load: () => import('./rules/rules-section.ts'),
  },
  {
    id: 'kiosks',
    action: 'settings:export',
    tag: 'kezek-kiosks-section',
    load: () => import('./kiosks/kiosks-section.ts'),
  },
  {
    id: 'hall-screens',
    action: 'settings:export',
    tag: 'kezek-hall-screens-section',
    load: () => import('./hall-screens/hall-screens-section.ts'),
  },
  {
    id: 'ticket',
    action: 'settings:export',
    tag: 'kezek-ticket-section',
    load: () => import('./paper/ticket-section.ts'),
  },
  {
    id: 'printers',
    action: 'settings:export',
    tag: 'kezek-printers-section',
    load: () => import('./paper/printers-section.ts'),
  },
  {
    id: 'voice',
    action: 'voice:list',
    tag: 'kezek-voice-section',
    load: () => import('./voice/voice-section.ts'),
  },
  {
    id: 'devices',
    action: 'device:list',
    tag: 'kezek-devices-section',
    load: () => import('./devices/devices-section.ts'),
  },
  {
    id: 'people',
    action: 'person:list',
    tag: 'kezek-people-section',
    load: () => import('./people/people-section.ts'),
  },
  {
    id: 'catalogue',
    action: 'catalogue:read',
    tag: 'kezek-catalogue-section',
    load: () => import('./catalogue/catalogue-section.ts'),
  },
  {
    id: 'history',
    action: 'settings:versions',
    tag: 'kezek-history-section',
    load: () => import('./history/history-section.ts'),
  },
  {
    id: 'audit',
    action: 'audit:read',
    tag: 'kezek-audit-section',
    load: () => import('./audit/audit-section.ts'),
  },
]
