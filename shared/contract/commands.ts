import { z } from 'zod'
import { locales } from '../domain/locale.ts'
import { printCauses } from '../domain/print-outcome.ts'
import { roles } from '../domain/roles.ts'
import { settingsLimits } from '../domain/settings-limits.ts'
import { textLimits } from '../domain/text-limits.ts'
import { maxRecordingBytes } from '../speech/recording.ts'
import { centreId, clockTime, queueId, requestId, screenId, ticketId } from './ids.ts'
import { optionalText, writtenText } from './text.ts'

const id = screenId
const ticket = ticketId
/** A reason in the inspector's words, about the case and never about a person. */
const word = writtenText(textLimits.reason)
const session = id
/** Largest Unix ms; the scripts' JSON writes 14 digits, so a longer number would change between the store and the event. */
const maxMs = 99_999_999_999_999
/** An existing date, yyyymmdd. */
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

/** The inspector's sign (paragraph 14), stored in its own record and never in an event. */
export const signSchema = z.strictObject({
  surname: writtenText(textLimits.name),
  name: writtenText(textLimits.name),
  patronymic: optionalText(textLimits.name),
  post: writtenText(textLimits.post),
})

const daySettingSchema = z.strictObject({
  mode: z.enum(['closed', 'open']),
  open: time.optional(),
  close: time.optional(),
  notice: text.optional(),
})

/** A clip of the centre's own voice. */
const clip = z.strictObject({ language: z.enum(locales), clip: z.string().regex(/^[a-z0-9-]{1,40}$/) })

/** Names the socket's counter; `session` distinguishes sittings. */
const atCounter = z.strictObject({ counter: id, session })
const withTicket = z.strictObject({ counter: id, session, ticket })

/** The body of each command, by name. */
export const commandBodies = {
  'ticket:issue': z.strictObject({
    queue: queueId,
    lang: z.enum(locales),
    category: id.optional(),
    /** For staff: where to print the ticket, by its id in the settings. Kiosks have printers of their own. */
    printer: id.optional(),
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
    at: z.int().positive().max(maxMs),
    printer: id.optional(),
  }),
  'counter:open-counter': z.strictObject({
    counter: id,
    session: session.optional(),
    /** Id of the inspector whom the sender believes to be at the window. */
    takeOver: id.optional(),
  }),
  'counter:pause-counter': z.strictObject({ counter: id, session: session.optional() }),
  'counter:set-counter-queues': z.strictObject({
    counter: id,
    session: session.optional(),
    queues: z.array(queueId).min(1).max(settingsLimits.counterQueues.max),
  }),
  'counter:close-counter': z.strictObject({
    counter: id,
    session: session.optional(),
    force: z.boolean().optional(),
  }),
  'day:set-day': z.strictObject({ day, setting: daySettingSchema.nullable() }),
  'day:close-day': z.strictObject({ day, waiting: z.int().nonnegative() }),
  'day:reopen-day': z.strictObject({ day }),
  'settings:update-settings': z.strictObject({
    base: z.int().nonnegative(),
    settings: z.unknown(),
    /** The command only says whether it would be carried out. */
    dryRun: z.literal(true).optional(),
  }),
  'voice:set-clip': clip.extend({
    /** A WAV file in base64. */
    wav: z
      .string()
      .regex(/^[A-Za-z0-9+/]*={0,2}$/)
      .max(Math.ceil(maxRecordingBytes / 3) * 4),
  }),
  'voice:remove-clip': clip,
} as const satisfies Record<string, z.ZodType>

export type CommandName = keyof typeof commandBodies
export type CommandBody<N extends CommandName> = z.infer<(typeof commandBodies)[N]>
export const commandNames = Object.keys(commandBodies) as CommandName[]

/** A parsed command. `sentAt`: Unix ms in the server's time. */
export interface Command<N extends CommandName = CommandName> {
  readonly name: N
  readonly requestId: string
  readonly sentAt: number
  readonly body: CommandBody<N>
}

/** The envelope of every command. `sentAt`: Unix ms in the server's time, which screens know from ticks. */
export const envelopeSchema = z.strictObject({
  requestId,
  sentAt: z.int().positive(),
  protocol: z.int(),
  name: z.string().max(64),
  body: z.unknown(),
})
export type Envelope = z.infer<typeof envelopeSchema>

/**
 * What a client sends when its socket connects. The server identifies people and devices by cookies and keys; it uses `person`
 * and `sign` only in the demonstration.
 */
export const handshakeSchema = z.strictObject({
  role: z.enum(roles).exclude(['system']),
  centre: centreId,
  protocol: z.int(),
  /** The device or tab, under which the store remembers replies. */
  device: id,
  counter: id.optional(),
  /** The person who signed in, with the sign for the window. */
  person: id.optional(),
  sign: signSchema.optional(),
  /** Key of a print agent, which has no cookies. */
  key: z.string().max(200).optional(),
})
export type Handshake = z.infer<typeof handshakeSchema>
