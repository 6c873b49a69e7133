import type { NamedArgs } from './script-runner.ts'

/**
 * What each script takes, in the order of its header; the loader compares both when it loads, so that neither can drift.
 * Every script also takes the context (see `ScriptContext`).
 */
export const scriptArgs = {
  issue: ['queue', 'lang', 'from', 'category', 'before', 'waitFrom', 'waitTo', 'print', 'printer'],
  'call-next': ['counter', 'session'],
  'call-ticket': ['counter', 'session', 'ticket', 'word'],
  recall: ['counter', 'session', 'ticket'],
  start: ['counter', 'session', 'ticket'],
  finish: ['counter', 'session', 'ticket'],
  'mark-no-show': ['counter', 'session', 'ticket'],
  'return-to-queue': ['counter', 'session', 'ticket'],
  park: ['counter', 'session', 'ticket'],
  resume: ['ticket'],
  restore: ['ticket'],
  transfer: ['counter', 'session', 'ticket', 'queue'],
  cancel: ['ticket', 'word'],
  'confirm-entitlement': ['counter', 'session', 'ticket'],
  'refuse-entitlement': ['counter', 'session', 'ticket'],
  'grant-entitlement': ['ticket', 'category'],
  undo: ['ticket', 'of'],
  'note-approaching': ['ticket', 'wait'],
  'note-breached': ['ticket', 'wait'],
  'record-print': ['ticket', 'result', 'cause', 'at', 'printer'],
  reprint: ['ticket', 'printer'],
  'record-printer': ['printer', 'cause', 'nearEnd'],
  'open-counter': ['counter', 'session', 'newSession', 'inspector', 'sign', 'takeOver', 'queues'],
  'note-presence': ['counter', 'session', 'away'],
  'pause-counter': ['counter', 'session'],
  'set-counter-queues': ['counter', 'session', 'queues'],
  'close-counter': ['counter', 'session', 'force'],
  'open-day': [],
  'set-day': ['target', 'setting'],
  'close-day': ['target', 'targetFrom', 'targetTo', 'waiting'],
  'reopen-day': ['target', 'onward'],
  'update-settings': ['base', 'settings', 'rules', 'counters', 'changed', 'newCalendar', 'newDays', 'dryRun'],
  'follow-catalogue': ['version', 'settingsVersion', 'rules'],
  'set-clip': ['language', 'clip', 'ms', 'wav'],
  'remove-clip': ['language', 'clip'],
  'create-centre': ['epoch', 'schema'],
  'read-view': [],
} as const satisfies Record<string, readonly string[]>

export type ScriptName = keyof typeof scriptArgs

/** The arguments of one script by name; an absent one is sent empty. */
export type ScriptArgs<N extends ScriptName> = NamedArgs<(typeof scriptArgs)[N]>
