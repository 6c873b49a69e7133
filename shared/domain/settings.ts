import type { DisplaySettings, VoiceSettings, ZoneSettings } from './displays.ts'
import type { FirstStep } from './first-steps.ts'
import type { KioskSettings } from './kiosk.ts'
import type { Locale } from './locale.ts'
import type { PrinterProfile, PrinterSettings, TicketBlock } from './paper.ts'
import type { QueueId, ServiceId } from './queue.ts'

/** A text in every language. */
export type LocalizedText = Readonly<Record<Locale, string>>

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof weekdays)[number]

/** Hours of some weekdays: `HH:MM` local times; a close at or before open is on the next date. */
export interface DayHours {
  days: readonly Weekday[]
  open: string
  close: string
  breaks: readonly { from: string; to: string }[]
}

/** Hours of a week. No weekday is in two rows; a weekday that is in none is closed. */
export type WeekHours = readonly DayHours[]

/** Days with a setting: a year of holidays and exceptions. Limited because every snapshot of the hall holds them. */
export const maxSetDays = 100

/** A manager's setting of one business day: closed, or open at other hours, with a notice for the hall. */
export interface DaySetting {
  mode: 'closed' | 'open'
  /** With `open`: the hall's hours of that day, instead of every service's own. */
  open?: string
  close?: string
  notice?: LocalizedText
}

/** A centre's changes to a service; the catalogue applies to everything absent. */
interface ServiceSettings {
  submission?: QueueSettings
  collection?: QueueSettings
  consultation?: QueueSettings
  group?: string
  kioskTitle?: LocalizedText
}

export interface QueueSettings {
  on?: boolean
  /** Minutes; null: no target. */
  target?: number | null
  hours?: WeekHours
  maxWaiting?: number
}

export interface CounterSettings {
  id: string
  queues: readonly QueueId[]
  /** Whether the inspector may change the window's queues. */
  ownQueues: boolean
  /** The window's function, on its sign (paragraph 14). */
  purpose?: LocalizedText
  /** The zone of the hall in which the window is. */
  zone?: string
  /** Ids of the window's printers; each takes over when those before it cannot print. */
  printers?: readonly string[]
}

/** Where entitlements count: in every queue of the centre, or in the queues for which the catalogue names them. */
export const policies = ['everywhere', 'as-ordered'] as const

/** Everything that a centre decides for itself. Every change replaces the whole document and names its version. */
export interface CentreSettings {
  version: number
  /** Steps of setting the centre up that a person has confirmed; see the office's first section. */
  firstSteps?: readonly FirstStep[]
  zone: string
  /** `HH:MM`: when a business day begins. */
  dayStartsAt: string
  /** The hall's languages, in the order in which screens show them. */
  languages: readonly Locale[]
  counters: readonly CounterSettings[]
  services: Readonly<Record<ServiceId, ServiceSettings>>
  policy: (typeof policies)[number]
  /** Entitlements of the centre: the catalogue's, and its own. */
  entitlements: readonly { id: string; title: LocalizedText }[]
  /** Out-of-turn calls in a row after which a window calls one ordinary ticket; 0: no limit. */
  ordinaryAfter: number
  maxWaiting: number
  lastTicketMinutes: number
  /** Seconds after the last call before the inspector may mark the visitor as missing. */
  noShowAfter: number
  /** The centre's usual hours, instead of those of the catalogue. Services and queues with hours of their own keep them. */
  hours?: WeekHours
  /** `as-usual`: only services that the catalogue closes on public holidays are closed then. */
  publicHolidays: 'closed' | 'as-usual'
  /** Dates (yyyy-mm-dd) that count as public holidays at this centre, besides the country's. */
  holidays: readonly string[]
  kiosks: Readonly<Record<string, KioskSettings>>
  printers: Readonly<Record<string, PrinterSettings>>
  /** Printer profiles that the catalogue lacks. */
  printerProfiles: Readonly<Record<string, PrinterProfile>>
  /** A ticket's layout, from top to bottom. */
  ticket: readonly TicketBlock[]
  zones: readonly ZoneSettings[]
  displays: Readonly<Record<string, DisplaySettings>>
  voice: VoiceSettings
  /** A line that runs below the calls on every screen of the hall. */
  ticker?: LocalizedText
}
