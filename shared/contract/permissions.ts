import type { DeviceKind, Role, StaffRole } from '../domain/roles.ts'

/**
 * Scope of a permission. `own`: in the actor's own centres. `all`: in every centre, and outside centres. `–`: not permitted.
 *
 * Sockets, HTTP and screens use the one table below. The table of transitions limits roles further.
 */
export type Scope = '–' | 'own' | 'all'

/** Columns of the table: devices, people, and callers who are not signed in. */
export type Actor = DeviceKind | StaffRole | 'nobody'
export const actors = [
  'kiosk',
  'display',
  'rating-tablet',
  'print-agent',
  'inspector',
  'consultant',
  'manager',
  'administrator',
  'auditor',
  'nobody',
] as const satisfies readonly Actor[]

type Row = readonly [Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope]

// biome-ignore format: a table is read by its columns
export const permissions = {
  //                              kiosk  display tablet agent inspector consultant manager administrator auditor nobody
  'hall:watch':                   ['own', 'own', 'own', 'own', 'own', 'own', 'own', 'all', 'all', '–'],
  'ticket:issue':                 ['own', '–',   '–',   '–',   '–',   'own', 'own', '–',   '–',   '–'],
  'ticket:call-next':             ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'ticket:call-ticket':           ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'ticket:recall':                ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'ticket:start':                 ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'ticket:finish':                ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'ticket:mark-no-show':          ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'ticket:return-to-queue':       ['–',   '–',   '–',   '–',   'own', '–',   'own', '–',   '–',   '–'],
  'ticket:park':                  ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'ticket:resume':                ['–',   '–',   '–',   '–',   'own', '–',   'own', '–',   '–',   '–'],
  'ticket:restore':               ['–',   '–',   '–',   '–',   'own', 'own', 'own', '–',   '–',   '–'],
  'ticket:transfer':              ['–',   '–',   '–',   '–',   'own', '–',   'own', '–',   '–',   '–'],
  'ticket:cancel':                ['–',   '–',   '–',   '–',   'own', '–',   'own', '–',   '–',   '–'],
  'ticket:confirm-entitlement':   ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'ticket:refuse-entitlement':    ['–',   '–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–'],
  'ticket:grant-entitlement':     ['–',   '–',   '–',   '–',   'own', 'own', 'own', '–',   '–',   '–'],
  'ticket:undo':                  ['–',   '–',   '–',   '–',   'own', '–',   'own', '–',   '–',   '–'],
  'ticket:reprint':               ['–',   '–',   '–',   '–',   'own', 'own', 'own', '–',   '–',   '–'],
  'ticket:record-print':          ['–',   '–',   '–',   'own', '–',   '–',   '–',   '–',   '–',   '–'],
  'counter:open-counter':         ['–',   '–',   '–',   '–',   'own', '–',   'own', '–',   '–',   '–'],
  'counter:pause-counter':        ['–',   '–',   '–',   '–',   'own', '–',   'own', '–',   '–',   '–'],
  'counter:set-counter-queues':   ['–',   '–',   '–',   '–',   'own', '–',   'own', '–',   '–',   '–'],
  'counter:close-counter':        ['–',   '–',   '–',   '–',   'own', '–',   'own', '–',   '–',   '–'],
  'day:set-day':                  ['–',   '–',   '–',   '–',   '–',   '–',   'own', '–',   '–',   '–'],
  'day:close-day':                ['–',   '–',   '–',   '–',   '–',   '–',   'own', '–',   '–',   '–'],
  'day:reopen-day':               ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'settings:update-settings':     ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'voice:set-clip':               ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'voice:remove-clip':            ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  // Reads of a hall.
  'centres:watch':                ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'query:waiting':                ['–',   '–',   '–',   '–',   'own', '–',   'own', 'all', 'all', '–'],
  'query:find':                   ['–',   '–',   '–',   '–',   'own', 'own', 'own', 'all', 'all', '–'],
  'query:standing':               ['–',   '–',   '–',   '–',   'own', 'own', 'own', 'all', 'all', '–'],
  'query:unprinted':              ['–',   '–',   '–',   '–',   'own', 'own', 'own', 'all', 'all', '–'],
  'query:absent':                 ['–',   '–',   '–',   '–',   '–',   'own', 'own', 'all', 'all', '–'],
  'query:story':                  ['–',   '–',   '–',   '–',   'own', '–',   'own', 'all', 'all', '–'],
  'settings:export':              ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'settings:versions':            ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'ticket:draw-sample':           ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'voice:list':                   ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  // The catalogue, which belongs to no centre.
  'catalogue:read':               ['–',   '–',   '–',   '–',   '–',   '–',   'all', 'all', 'all', '–'],
  'catalogue:change':             ['–',   '–',   '–',   '–',   '–',   '–',   '–',   'all', '–',   '–'],
  // The audit trail.
  'audit:read':                   ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'audit:export':                 ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  // Reports and their files.
  'report:read':                  ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'report:export':                ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  // People.
  'person:list':                  ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'person:create':                ['–',   '–',   '–',   '–',   '–',   '–',   '–',   'all', '–',   '–'],
  'person:change':                ['–',   '–',   '–',   '–',   '–',   '–',   '–',   'all', '–',   '–'],
  'person:reset-password':        ['–',   '–',   '–',   '–',   '–',   '–',   '–',   'all', '–',   '–'],
  'person:end-sessions':          ['–',   '–',   '–',   '–',   '–',   '–',   '–',   'all', '–',   '–'],
  // The person's own account, in any centre.
  'account:sessions':             ['–',   '–',   '–',   '–',   'all', 'all', 'all', 'all', 'all', '–'],
  'account:end-session':          ['–',   '–',   '–',   '–',   'all', 'all', 'all', 'all', 'all', '–'],
  'account:change-password':      ['–',   '–',   '–',   '–',   'all', 'all', 'all', 'all', 'all', '–'],
  'account:sign-out':             ['–',   '–',   '–',   '–',   'all', 'all', 'all', 'all', 'all', '–'],
  // Devices.
  'device:list':                  ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', 'all', '–'],
  'device:pair':                  ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'device:rename':                ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'device:lock':                  ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'device:unlock':                ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  'device:revoke':                ['–',   '–',   '–',   '–',   '–',   '–',   'own', 'all', '–',   '–'],
  // Before the caller is known.
  'pairing:begin':                ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'],
  'pairing:claim':                ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'],
  'account:sign-in':              ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'],
  'public:read':                  ['all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all', 'all'],
} as const satisfies Record<string, Row>

export type Action = keyof typeof permissions
export const actions = Object.keys(permissions) as Action[]

/** @returns the scope in which `actor` may do `action`. The server's own work needs no permission. */
export function scopeOf(actor: Actor, action: Action): Scope {
  return permissions[action][actors.indexOf(actor)] as Scope
}

/** @returns whether a role may do `action` at least in its own centre, so that screens offer it. */
export function mayDo(role: Role, action: Action): boolean {
  return role !== 'system' && scopeOf(role, action) !== '–'
}
