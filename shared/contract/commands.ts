import { z } from 'zod'
import { locales } from '../domain/locale.ts'
import { printCauses } from '../domain/print-outcome.ts'
import { roles } from '../domain/roles.ts'
import { textLimits } from '../domain/text-limits.ts'
import { mostRecordingBytes } from '../speech/recording.ts'
import { centreId, clockTime, queueId, requestId, screenId, ticketId } from './ids.ts'
import { optionalText, writtenText } from './text.ts'

const id = screenId
const ticket = ticketId
/** A reason in the inspector's words: about the case, never about a person. */
const word = writtenText(textLimits.reason)
const session = id
/** JSON that a script makes has fourteen digits of a number: a longer one would be another in the event than in the store. */
const mostMs = 99_999_999_999_999
/** A date that there is, yyyymmdd. */
const day = z
  .string()
  .regex(/^\d{8}$/)
  .refine(text => {
    const date = new Date(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10).replaceAll('-', '') === text
  })
const time = clockTime
const notice = optionalText(textLimits.notice)
const text = z.strictObject({ kk: notice, ru: notice, en: notice })

/** The inspector's sign (paragraph 14): kept in a record of its own, never in an event. */
export const signSchema = z.strictObject({
  surname: writtenText(textLimits.name),
  name: writtenText(textLimits.name),
  patronymic: optionalText(textLimits.name),
  post: writtenText(textLimits.post),
})

export const daySettingSchema = z.strictObject({
  mode: z.enum(['closed', 'open']),
  open: time.optional(),
  close: time.optional(),
  notice: text.optional(),
})

/** A clip of the centre's own voice. */
const clip = z.strictObject({ language: z.enum(locales), clip: z.string().regex(/^[a-z0-9-]{1,40}$/) })

/** Named by the counter the socket is at; `session` tells one sitting from another. */
const atCounter = z.strictObject({ counter: id, session })
const withTicket = z.strictObject({ counter: id, session, ticket })

/** What a screen may ask, by name: the body of each command. */
export const commandBodies = {
  'ticket:issue': z.strictObject({
    queue: queueId,
    lang: z.enum(locales),
    category: id.optional(),
  }),
  'ticket:call-next': atCounter,
  'ticket:call-ticket': withTicket.extend({ word }),
  'ticket:recall': withTicket,
  'ticket:start': withTicket,
  'ticket:finish': withTicket,
  'ticket:mark-no-show': withTicket,
  'ticket:return-to-queue': z.strictObject({ counter: id.optional(), session: session.optional(), ticket }),
  'ticket:park': withTicket,
  'ticket:resume': z.strictObject({ ticket }),
  'ticket:restore': z.strictObject({ ticket }),
  'ticket:transfer': z.strictObject({
    counter: id.optional(),
    session: session.optional(),
    ticket,
    queue: queueId,
  }),
  'ticket:cancel': z.strictObject({ ticket, word }),
  'ticket:confirm-entitlement': withTicket,
  'ticket:refuse-entitlement': withTicket,
  'ticket:grant-entitlement': z.strictObject({ ticket, category: id }),
  'ticket:undo': z.strictObject({ ticket, of: z.int().positive() }),
  'ticket:reprint': z.strictObject({ ticket, printer: id.optional() }),
  'ticket:record-print': z.strictObject({
    ticket,
    result: z.enum(['sending', 'printed', 'unconfirmed', 'midway', 'failed']),
    cause: z.enum(printCauses).optional(),
    at: z.int().positive().max(mostMs),
    printer: id.optional(),
  }),
  'counter:open-counter': z.strictObject({
    counter: id,
    session: session.optional(),
    /** The inspector who is known to sit there. */
    takeOver: id.optional(),
  }),
  'counter:pause-counter': z.strictObject({ counter: id, session: session.optional() }),
  'counter:set-counter-queues': z.strictObject({
    counter: id,
    session: session.optional(),
    queues: z.array(queueId).min(1).max(100),
  }),
  'counter:close-counter': z.strictObject({
    counter: id,
    session: session.optional(),
    force: z.boolean().optional(),
  }),
  'day:set-day': z.strictObject({ day, setting: daySettingSchema.nullable() }),
  'day:close-day': z.strictObject({ day, waiting: z.int().nonnegative() }),
  'day:reopen-day': z.strictObject({ day }),
  'settings:update-settings': z.strictObject({ base: z.int().nonnegative(), settings: z.unknown() }),
  'voice:set-clip': clip.extend({
    /** A WAV file in base64. */
    wav: z
      .string()
      .regex(/^[A-Za-z0-9+/]*={0,2}$/)
      .max(Math.ceil(mostRecordingBytes / 3) * 4),
  }),
  'voice:remove-clip': clip,
} as const satisfies Record<string, z.ZodType>

export type CommandName = keyof typeof commandBodies
export type CommandBody<N extends CommandName> = z.infer<(typeof commandBodies)[N]>
export const commandNames = Object.keys(commandBodies) as CommandName[]

/** A parsed command, as its edge hands it on. `sentAt`: Unix ms in the server's time. */
export interface Command<N extends CommandName = CommandName> {
  readonly name: N
  readonly requestId: string
  readonly sentAt: number
  readonly body: CommandBody<N>
}

/** What every command travels in. `sentAt`: Unix ms in the server's time, as told by its ticks. */
export const envelopeSchema = z.strictObject({
  requestId,
  sentAt: z.int().positive(),
  protocol: z.int(),
  name: z.string().max(64),
  body: z.unknown(),
})
export type Envelope = z.infer<typeof envelopeSchema>

/**
 * What a socket says of itself when it connects. Who somebody is, cookies and keys say; person and sign count in the
 * demonstration alone.
 */
export const handshakeSchema = z.strictObject({
  role: z.enum(roles).exclude(['system']),
  centre: centreId,
  protocol: z.int(),
  /** The device or tab; answers are remembered under it. */
  device: id,
  counter: id.optional(),
  /** The person who signed in, with the sign for the window. */
  person: id.optional(),
  sign: signSchema.optional(),
  /** Of a print agent, which has no cookies. */
  key: z.string().max(200).optional(),
})
export type Handshake = z.infer<typeof handshakeSchema>
