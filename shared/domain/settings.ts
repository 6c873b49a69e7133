import type { DisplaySettings, VoiceSettings, ZoneSettings } from './displays.ts'
import type { Locale } from './locale.ts'
import type { PrinterProfile, PrinterSettings, TicketBlock } from './paper.ts'
import type { QueueId, ServiceId } from './queue.ts'

export type Text = Readonly<Record<Locale, string>>

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof weekdays)[number]

/** Hours of a service: `HH:MM` local times; a close at or before open is on the next date. */
export interface Hours {
  days: readonly Weekday[]
  open: string
  close: string
  breaks: readonly { from: string; to: string }[]
}

/** Days that can be set at one time: a year of holidays and exceptions. Every snapshot of the hall holds them. */
export const maxSetDays = 100

/** What a manager said of one business day: closed, or open until later (or from earlier), with a notice for the hall. */
export interface DaySetting {
  mode: 'closed' | 'open'
  /** With `open`: the hall's hours of that day, instead of every service's own. */
  open?: string
  close?: string
  notice?: Text
}

/** A service as a centre runs it: everything absent is as the catalogue says. */
export interface ServiceSettings {
  submission?: QueueSettings
  collection?: QueueSettings
  group?: string
  kioskTitle?: Text
}

export interface QueueSettings {
  on?: boolean
  /** Minutes; null: no target. */
  target?: number | null
  hours?: Hours
  maxWaiting?: number
}

export interface CounterSettings {
  id: string
  queues: readonly QueueId[]
  /** May the inspector change the window's queues? */
  ownQueues: boolean
  /** What the window is for, on its sign (paragraph 14). */
  purpose?: Text
  /** The part of the hall in which the window is. */
  zone?: string
  /** Printers of the window, by id: where the one before is in trouble, the next takes over. */
  printers?: readonly string[]
}

export interface KioskSettings {
  locked?: boolean
  /** Printers of the kiosk, by id: where the one before is in trouble, the next takes over. */
  printers?: readonly string[]
}

/** Everything a centre decides for itself; changed as a whole, by version. */
export interface CentreSettings {
  version: number
  zone: string
  /** `HH:MM`: when a business day begins. */
  dayStartsAt: string
  /** The order in which a hall's languages stand. */
  languages: readonly Locale[]
  counters: readonly CounterSettings[]
  services: Readonly<Record<ServiceId, ServiceSettings>>
  /** `everywhere`: the centre's entitlements count at every service; `as-ordered`: only where and for whom the order says. */
  policy: 'everywhere' | 'as-ordered'
  /** Entitlements the centre knows, the order's two and its own. */
  entitlements: readonly { id: string; title: Text }[]
  /** After so many out-of-turn calls in a row a window takes one ordinary ticket; 0: no bound. */
  ordinaryAfter: number
  maxWaiting: number
  lastTicketMinutes: number
  /** Seconds after the last call before "did not come" may be said. */
  noShowAfter: number
  /** Dates (yyyy-mm-dd) on which services that the order closes on public holidays are closed. */
  holidays: readonly string[]
  kiosks: Readonly<Record<string, KioskSettings>>
  printers: Readonly<Record<string, PrinterSettings>>
  /** Profiles of printers that the catalogue doesn't know. */
  printerProfiles: Readonly<Record<string, PrinterProfile>>
  /** What stands on a ticket, from the top to the bottom. */
  ticket: readonly TicketBlock[]
  zones: readonly ZoneSettings[]
  displays: Readonly<Record<string, DisplaySettings>>
  voice: VoiceSettings
  /** A line that runs below the calls on every screen of the hall. */
  ticker?: Text
}
