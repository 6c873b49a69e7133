/** One row per error. */
export interface ErrorRow {
  /** HTTP status of the answer. */
  readonly status: number
  /** The same request may succeed later, because the server or one of its stores is unavailable for a while. */
  readonly retry?: true
}

/**
 * Every reason to refuse a request. A refused request changes nothing. The sentences for people are in
 * `shared/i18n/common/errors.ts`.
 */
export const errors = {
  // the edge
  BAD_MESSAGE: { status: 400 },
  UNKNOWN_COMMAND: { status: 400 },
  NOT_PERMITTED: { status: 403 },
  FOREIGN_CENTRE: { status: 403 },
  PROTOCOL_MISMATCH: { status: 400 },
  NOT_SIGNED_IN: { status: 401 },
  NOT_CONNECTED: { status: 400, retry: true },
  NO_ANSWER: { status: 503, retry: true },
  STORE_AWAY: { status: 503, retry: true },
  STORE_FULL: { status: 507 },
  STOPPING: { status: 503, retry: true },
  INTERNAL: { status: 500 },
  // the envelope
  EXPIRED: { status: 400 },
  DAY_CHANGED: { status: 400 },
  REQUEST_ID_REUSED: { status: 400 },
  // tickets
  ILLEGAL_TRANSITION: { status: 400 },
  NO_SUCH_TICKET: { status: 400 },
  QUEUE_EMPTY: { status: 400 },
  OTHER_TICKET: { status: 400 },
  TOO_SOON: { status: 400 },
  SAME_QUEUE: { status: 400 },
  QUEUE_OFF: { status: 400 },
  CENTRE_FULL: { status: 400 },
  QUEUE_FULL: { status: 400 },
  NO_CLAIM: { status: 400 },
  ALREADY_FIRST: { status: 400 },
  NO_RIGHT_HERE: { status: 400 },
  TOO_MANY_RESTORES: { status: 400 },
  WAIT_OVER: { status: 400 },
  ALREADY_NOTED: { status: 400 },
  STALE_RESULT: { status: 400 },
  NOTHING_TO_UNDO: { status: 400 },
  UNDO_TOO_LATE: { status: 400 },
  NOT_YOURS: { status: 400 },
  NO_SUCH_PRINTER: { status: 400 },
  // issuing
  DAY_CLOSED: { status: 400 },
  SERVICE_CLOSED: { status: 400 },
  LAST_TICKET_PAST: { status: 400 },
  KIOSK_LOCKED: { status: 400 },
  NOT_OFFERED_HERE: { status: 400 },
  // counters
  NO_SUCH_COUNTER: { status: 400 },
  COUNTER_CLOSED: { status: 400 },
  COUNTER_PAUSED: { status: 400 },
  COUNTER_BUSY: { status: 400 },
  COUNTER_OCCUPIED: { status: 409 },
  COUNTER_NOT_YOURS: { status: 400 },
  SITS_ELSEWHERE: { status: 400 },
  QUEUES_FIXED: { status: 400 },
  // the day and the settings
  DAY_NOT_OVER: { status: 400 },
  DAY_TOO_FAR: { status: 400 },
  TOO_MANY_DAYS: { status: 400 },
  ALREADY_OPEN: { status: 400 },
  ALREADY_CLOSED: { status: 400 },
  DAY_OVER: { status: 400 },
  DAY_NOT_ENDED: { status: 400 },
  WAITING_CHANGED: { status: 400 },
  STALE_SETTINGS: { status: 409 },
  STALE_CATALOGUE: { status: 409 },
  BAD_SETTINGS: { status: 400 },
  BAD_CATALOGUE: { status: 400 },
  ITEM_CHANGED: { status: 409 },
  BAD_FILE: { status: 400 },
  NO_SUCH_FILE: { status: 404 },
  DAY_IN_USE: { status: 409 },
  NO_SUCH_CENTRE: { status: 404 },
  // people and their accounts
  BAD_SIGN_IN: { status: 401 },
  SIGN_IN_SLOWED: { status: 429 },
  PASSWORD_SHORT: { status: 400 },
  PASSWORD_LONG: { status: 400 },
  PASSWORD_COMMON: { status: 400 },
  PASSWORD_SAME: { status: 400 },
  PASSWORD_WRONG: { status: 400 },
  MUST_CHANGE_PASSWORD: { status: 403 },
  LOGIN_TAKEN: { status: 409 },
  NO_SUCH_PERSON: { status: 404 },
  PERSON_CHANGED: { status: 409 },
  LAST_ADMINISTRATOR: { status: 400 },
  PROVIDER_AWAY: { status: 400 },
  PROVIDER_REFUSED: { status: 400 },
  NOT_AMONG_US: { status: 400 },
  // devices
  NOT_PAIRED: { status: 401 },
  DEVICE_LOCKED: { status: 403 },
  DEVICE_REVOKED: { status: 403 },
  DEVICE_ELSEWHERE: { status: 400 },
  NO_SUCH_DEVICE: { status: 404 },
  PLACE_TAKEN: { status: 409 },
  BAD_CODE: { status: 400 },
  CODE_LOCKED: { status: 429 },
  CODE_TAKEN: { status: 400 },
  CODE_EXPIRED: { status: 400 },
  CODE_FOR_ANOTHER_KIND: { status: 400 },
  // the web
  TOO_MANY: { status: 429 },
  TOO_LARGE: { status: 413 },
  FOREIGN_ORIGIN: { status: 403 },
  // reports
  ARCHIVE_AWAY: { status: 503, retry: true },
  SPAN_BACKWARDS: { status: 400 },
  SPAN_TOO_LONG: { status: 400 },
  EXPORT_TOO_LARGE: { status: 413 },
  TOO_MANY_EXPORTS: { status: 429 },
  NO_SUCH_EXPORT: { status: 404 },
  NO_SUCH_VERSION: { status: 404 },
  // the voice
  NO_SUCH_CLIP: { status: 404 },
  BAD_CLIP: { status: 400 },
} as const satisfies Record<string, ErrorRow>
export type ErrorCode = keyof typeof errors
export const errorCodes = Object.keys(errors) as ErrorCode[]

/** Values that the sentence of a refusal needs besides its code. */
export type ErrorDetail = Readonly<Record<string, string | number>>

export interface Refusal {
  code: ErrorCode
  detail?: ErrorDetail
}
