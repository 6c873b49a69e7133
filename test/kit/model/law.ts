const inspector = ['inspector']
const manager = ['manager']
const staff = ['inspector', 'manager']
const helpers = ['inspector', 'consultant', 'manager']
const system = ['system']
const closers = ['system', 'manager']
const inCharge = ['manager', 'administrator']

/**
 * Which role may take a ticket from which state by which command, written from the specification and not from the
 * code.
 */
export const law: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'call-ticket': { waiting: inspector, parked: inspector, 'no-show': inspector },
  recall: { called: inspector },
  start: { called: inspector },
  finish: { serving: inspector },
  'mark-no-show': { called: inspector },
  'return-to-queue': { called: staff },
  park: { called: inspector, serving: inspector },
  transfer: { called: inspector, serving: inspector, waiting: manager },
  'confirm-entitlement': { called: inspector, serving: inspector },
  'refuse-entitlement': { called: inspector, serving: inspector },
  'grant-entitlement': { waiting: helpers },
  resume: { parked: staff },
  restore: { 'no-show': helpers },
  cancel: { waiting: staff, parked: staff, called: manager, 'no-show': manager },
  undo: {
    serving: inspector,
    done: inspector,
    'no-show': inspector,
    parked: inspector,
    waiting: staff,
    cancelled: staff,
  },
  'note-approaching': { waiting: system },
  'note-breached': { waiting: system },
  reprint: { waiting: helpers, called: helpers, serving: helpers, parked: helpers, 'no-show': helpers },
  'close-day': { waiting: closers, called: closers, parked: closers, serving: closers },
  'reopen-day': { unserved: inCharge },
}

/** Who may send commands that name no ticket. */
export const permitted: Readonly<Record<string, readonly string[]>> = {
  issue: ['kiosk', 'consultant', 'manager'],
  'call-next': inspector,
  'open-counter': staff,
  'pause-counter': staff,
  'set-counter-queues': staff,
  'close-counter': staff,
  'note-presence': system,
  'record-printer': system,
  'close-day': closers,
  'reopen-day': inCharge,
}
