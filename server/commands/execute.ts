import type { Logger } from 'pino'
import type { Command, CommandName } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import type { CommandReply } from '../../shared/contract/wire.ts'
import { freshMs } from '../../shared/domain/request-times.ts'
import type { Asker } from '../auth/asker.ts'
import type { RequestCharge } from '../auth/context.ts'
import type { Rates } from '../auth/rates.ts'
import { codeOfFailure, noteFailure } from '../lib/boundary.ts'
import { withDeadline } from '../redis/client.ts'
import { lastWord, storedReplyOr } from './last-word.ts'
import { type CommandDeps, type CommandResult, refuse, type UseCase } from './use-case.ts'
import { useCases } from './use-cases.ts'

export interface ExecuteDeps extends CommandDeps {
  log: Logger
  rates: Pick<Rates, 'request' | 'ticket' | 'countLookUp' | 'giveBack'>
  /** The state of the disk where the store writes. */
  space(): 'ok' | 'low' | 'full'
  isStopping(): boolean
  /** Records in the audit trail that the table of permissions refused a command. */
  noteRefused(asker: Asker, name: CommandName): void
  /** Reads Redis's time again, after a command was refused by its time. Resolves when `now()` is based on it. */
  checkClock(): Promise<void>
}

/** Milliseconds after which the reply is NO_ANSWER and the screen asks again; a living store never takes longer. */
const commandTimeoutMs = 3_000
/** Milliseconds for settings: a logo needs the render thread, whose start takes a second and more. */
const settingsTimeoutMs = 10_000

/** Milliseconds. A smaller difference is measurement error; a larger one means that somebody set the clock. */
const minClockStepMs = 1_000

/**
 * Executes one parsed command from a socket or from HTTP: checks limits and permission, then runs its use case. Never throws. A repeated
 * request gets its stored reply in any case and does not count towards the limits.
 *
 * @param charge how the rate limiter counted the HTTP request; absent for sockets
 */
export async function execute<N extends CommandName>(
  deps: ExecuteDeps,
  asker: Asker,
  command: Command<N>,
  charge?: RequestCharge,
): Promise<CommandReply> {
  const { rates } = deps
  const who = rateKeyOf(asker)
  const isTicket = asker.role === 'kiosk' && command.name === 'ticket:issue'
  const own = (await rates.request(who)) ?? (isTicket ? await rates.ticket(who) : undefined)
  const limit = charge?.spent ?? own
  const refusal = refusalOf(deps, asker, command.name)
  if (refusal) return { ok: false, error: limit ?? refusal }
  if (limit && !(await rates.countLookUp(who))) return { ok: false, error: limit }
  const result = await runUseCase(deps, asker, command, limit)
  if (result.seen) {
    await rates.giveBack(who, isTicket)
    await charge?.giveBack()
  }
  return toReply(result)
}

/** A message without a permitted command. */
export interface RefusedMessage {
  readonly refusal: Refusal
  /** The command, when the table of permissions refuses it. */
  readonly forbidden?: CommandName
}

/** @returns the reply to a message without a permitted command: its refusal, or the limit that it exceeds. It counts like any message. */
export async function refuseMessage(
  { rates, noteRefused }: Pick<ExecuteDeps, 'rates' | 'noteRefused'>,
  asker: Asker,
  { refusal, forbidden }: RefusedMessage,
): Promise<CommandReply> {
  if (forbidden) noteRefused(asker, forbidden)
  return { ok: false, error: (await rates.request(rateKeyOf(asker))) ?? refusal }
}

function rateKeyOf({ centre, by }: Asker): string {
  return `${centre}:${by}`
}

function refusalOf(deps: ExecuteDeps, asker: Asker, name: CommandName): Refusal | undefined {
  if (!mayDo(asker.role, name)) {
    deps.noteRefused(asker, name)
    return { code: 'NOT_PERMITTED' }
  }
  return deps.isStopping() ? { code: 'STOPPING' } : undefined
}

/** Runs a command's use case. @param limit the exceeded limit, with which only stored replies are sent */
async function runUseCase<N extends CommandName>(
  deps: ExecuteDeps,
  asker: Asker,
  { name, requestId, sentAt, body }: Command<N>,
  limit: Refusal | undefined,
): Promise<CommandResult> {
  const useCase = limit || deps.space() === 'full' ? storedReplyOnly(deps, name, limit) : useCases[name]
  try {
    const run = (sentAt: number) => useCase(deps, { asker, requestId, sentAt }, body)
    const timeoutMs = name === 'settings:update-settings' ? settingsTimeoutMs : commandTimeoutMs
    return await withDeadline(runByRedisClock(deps, sentAt, run), timeoutMs)
  } catch (error) {
    noteFailure(deps.log, `command ${name}`, error, body)
    // After "no answer" the screen asks again with the same request.
    return refuse(codeOfFailure(error))
  }
}

/**
 * Runs a use case. If the script refuses the command as too old although it was fresh by the time that screens last received, the store's
 * clock was set: corrects `sentAt` by the step and runs it again.
 */
async function runByRedisClock(
  { now, checkClock }: Pick<ExecuteDeps, 'now' | 'checkClock'>,
  sentAt: number,
  run: (sentAt: number) => Promise<CommandResult>,
): Promise<CommandResult> {
  const [before, began] = [now(), performance.now()]
  const result = await run(sentAt)
  if (result.ok || result.error.code !== 'EXPIRED') return result
  await checkClock()
  const step = now() - before - (performance.now() - began)
  const wasFresh = Math.abs(before - sentAt) <= freshMs
  return wasFresh && Math.abs(step) > minClockStepMs ? run(Math.round(sentAt + step)) : result
}

/** @returns a use case that sends stored replies and refuses new requests, for a full disk or an exceeded limit. */
function storedReplyOnly(
  deps: ExecuteDeps,
  name: CommandName,
  limit: Refusal | undefined,
): UseCase<CommandName> {
  if (limit && deps.space() !== 'full')
    return ({ store }, request) => lastWord({ ok: false, error: limit }, store, request, name)
  return ({ store }, request) => storedReplyOr(refuse('STORE_FULL'), store, request, name)
}

function toReply(result: CommandResult): CommandReply {
  return result.ok ? { ok: true, n: result.n, reply: result.reply } : { ok: false, error: result.error }
}
