/**
 * Every way a command can be refused. A refusal changed nothing. The words for people stand in `shared/i18n/common/errors.ts`;
 * `detail` carries what they need (a state, a name, a time) and never personal data beyond what its asker may see.
 */
export const errorCodes = [
  // the edge
  'BAD_MESSAGE',
  'UNKNOWN_COMMAND',
  'NOT_PERMITTED',
  'FOREIGN_CENTRE',
  'PROTOCOL_MISMATCH',
  'NOT_SIGNED_IN',
  'NOT_CONNECTED',
  'NO_ANSWER',
  'STORE_AWAY',
  'STORE_FULL',
  'STOPPING',
  'INTERNAL',
  // the envelope
  'EXPIRED',
  'DAY_CHANGED',
  'REQUEST_ID_REUSED',
  // tickets
  'ILLEGAL_TRANSITION',
  'NO_SUCH_TICKET',
  'QUEUE_EMPTY',
  'OTHER_TICKET',
  'TOO_SOON',
  'SAME_QUEUE',
  'QUEUE_OFF',
  'CENTRE_FULL',
  'QUEUE_FULL',
  'NO_CLAIM',
  'ALREADY_FIRST',
  'NO_RIGHT_HERE',
  'TOO_MANY_RESTORES',
  'WAIT_OVER',
  'ALREADY_NOTED',
  'STALE_RESULT',
  'NOTHING_TO_UNDO',
  'UNDO_TOO_LATE',
  'NOT_YOURS',
  'NO_SUCH_PRINTER',
  // issuing
  'DAY_CLOSED',
  'SERVICE_CLOSED',
  'LAST_TICKET_PAST',
  'KIOSK_LOCKED',
  // counters
  'NO_SUCH_COUNTER',
  'COUNTER_CLOSED',
  'COUNTER_PAUSED',
  'COUNTER_BUSY',
  'COUNTER_OCCUPIED',
  'COUNTER_NOT_YOURS',
  'SITS_ELSEWHERE',
  'QUEUES_FIXED',
  // the day and the settings
  'DAY_NOT_OVER',
  'DAY_TOO_FAR',
  'TOO_MANY_DAYS',
  'ALREADY_OPEN',
  'ALREADY_CLOSED',
  'DAY_OVER',
  'DAY_NOT_ENDED',
  'WAITING_CHANGED',
  'STALE_SETTINGS',
  'BAD_SETTINGS',
  'DAY_IN_USE',
  'NO_SUCH_CENTRE',
  // people and their accounts
  'BAD_SIGN_IN',
  'SIGN_IN_SLOWED',
  'PASSWORD_SHORT',
  'PASSWORD_LONG',
  'PASSWORD_COMMON',
  'PASSWORD_SAME',
  'PASSWORD_WRONG',
  'MUST_CHANGE_PASSWORD',
  'LOGIN_TAKEN',
  'NO_SUCH_PERSON',
  'PERSON_CHANGED',
  'LAST_ADMINISTRATOR',
  'PROVIDER_AWAY',
  'PROVIDER_REFUSED',
  'NOT_AMONG_US',
  // devices
  'NOT_PAIRED',
  'DEVICE_LOCKED',
  'DEVICE_REVOKED',
  'DEVICE_ELSEWHERE',
  'NO_SUCH_DEVICE',
  'PLACE_TAKEN',
  'BAD_CODE',
  'CODE_LOCKED',
  'CODE_TAKEN',
  'CODE_EXPIRED',
  'CODE_FOR_ANOTHER_KIND',
  // the web
  'TOO_MANY',
  'TOO_LARGE',
  'FOREIGN_ORIGIN',
  // reports
  'ARCHIVE_AWAY',
  'SPAN_BACKWARDS',
  'SPAN_TOO_LONG',
  'EXPORT_TOO_LARGE',
  'TOO_MANY_EXPORTS',
  'NO_SUCH_EXPORT',
  // the voice
  'NO_SUCH_CLIP',
  'BAD_CLIP',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** What a refusal tells beside its code: plain values for the sentence shown. */
export type ErrorDetail = Readonly<Record<string, string | number>>

export interface Refusal {
  code: ErrorCode
  detail?: ErrorDetail
}
