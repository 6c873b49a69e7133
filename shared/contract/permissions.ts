import type { DeviceKind, Role, StaffRole } from '../domain/roles.ts'

/**
 * Who may do what: one table for sockets, HTTP and screens. A role's further limits in the hall stand in the table of transitions.
 *
 * `own`: in a centre of one's own. `all`: in every centre, and for what belongs to none. `–`: not at all.
 */
export type Scope = '–' | 'own' | 'all'

/** The columns: devices, people, and whoever has not said who they are. */
export type Actor = DeviceKind | StaffRole | 'nobody'
export const actors = [
  'kiosk',
  'display',
  'rating-tablet',
  'print-agent',
  'inspector',
  'manager',
  'administrator',
  'auditor',
  'nobody',
] as const satisfies readonly Actor[]

type Row = readonly [Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope]

// biome-ignore format: a table is read by its columns
export const permissions = {
  //                              kiosk  display tablet agent inspector manager administrator auditor nobody
  'hall:watch':                   ['own', 'own', 'own', 'own', 'own', 'own', 'all', 'all', '–'],
  'ticket:issue':                 ['own', '–',   '–',   '–',   '–',   'own', '–',   '–',   '–'],
  'ticket:call-next':             ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–'],
  'ticket:call-ticket':           ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–'],
  'ticket:recall':                ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–'],
  'ticket:start':                 ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–'],
  'ticket:finish':                ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–'],
  'ticket:mark-no-show':          ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–'],
  'ticket:return-to-queue':       ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'ticket:park':                  ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–'],
  'ticket:resume':                ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'ticket:restore':               ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'ticket:transfer':              ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'ticket:cancel':                ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'ticket:confirm-entitlement':   ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–'],
  'ticket:refuse-entitlement':    ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–'],
  'ticket:grant-entitlement':     ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'ticket:undo':                  ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'ticket:reprint':               ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'ticket:record-print':          ['–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'counter:open-counter':         ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'counter:pause-counter':        ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'counter:set-counter-queues':   ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'counter:close-counter':        ['–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'day:set-day':                  ['–',   '–',   '–',   '–',   '–',   'own', '–',   '–',   '–'],
  'day:close-day':                ['–',   '–',   '–',   '–',   '–',   'own', '–',   '–',   '–'],
  'day:reopen-day':               ['–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'settings:update-settings':     ['–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'voice:set-clip':               ['–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'voice:remove-clip':            ['–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  // Reads of a hall.
  'query:waiting':                ['–',   '–',   '–',   '–',   'own', 'own', 'all', 'all', '–'],
  'query:find':                   ['–',   '–',   '–',   '–',   'own', 'own', 'all', 'all', '–'],
  'query:story':                  ['–',   '–',   '–',   '–',   'own', 'own', 'all', 'all', '–'],
  'settings:export':              ['–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'ticket:draw-sample':           ['–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'voice:list':                   ['–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  // The trail of what was done.
  'audit:read':                   ['–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'audit:export':                 ['–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  // What is looked back at, and files of it.
  'report:read':                  ['–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'report:export':                ['–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  // People.
  'person:list':                  ['–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'person:create':                ['–',   '–',   '–',   '–',   '–',   '–',   'all', '–',   '–'],
  'person:change':                ['–',   '–',   '–',   '–',   '–',   '–',   'all', '–',   '–'],
  'person:reset-password':        ['–',   '–',   '–',   '–',   '–',   '–',   'all', '–',   '–'],
  'person:end-sessions':          ['–',   '–',   '–',   '–',   '–',   '–',   'all', '–',   '–'],
  // One's own account, whatever the centre.
  'account:sessions':             ['–',   '–',   '–',   '–',   'all', 'all', 'all', 'all', '–'],
  'account:end-session':          ['–',   '–',   '–',   '–',   'all', 'all', 'all', 'all', '–'],
  'account:change-password':      ['–',   '–',   '–',   '–',   'all', 'all', 'all', 'all', '–'],
  'account:sign-out':             ['–',   '–',   '–',   '–',   'all', 'all', 'all', 'all', '–'],
  // Devices.
  'device:list':                  ['–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'device:pair':                  ['–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'device:rename':                ['–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'device:lock':                  ['–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'device:unlock':                ['–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'device:revoke':                ['–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  // Before anybody is known.
  'pairing:begin':                ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'],
  'pairing:claim':                ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'],
  'account:sign-in':              ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'],
  'public:read':                  ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'],
} as const satisfies Record<string, Row>

export type Action = keyof typeof permissions
export const actions = Object.keys(permissions) as Action[]

/** @returns how far `actor` may do `action`; the server's own work asks nobody. */
export function scopeOf(actor: Actor, action: Action): Scope {
  return permissions[action][actors.indexOf(actor)] as Scope
}

/** @returns whether a role may do `action` in its own centre at least: what a screen offers. */
export function mayDo(role: Role, action: Action): boolean {
  return role !== 'system' && scopeOf(role, action) !== '–'
}
