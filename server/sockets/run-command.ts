import type { Logger } from 'pino'
import { type CommandName, commandBodies, envelopeSchema } from '../../shared/contract/commands.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import { protocol } from '../../shared/contract/protocol.ts'
import type { CommandReply } from '../../shared/contract/wire.ts'
import type { Asker } from '../auth/asker.ts'
import type { RequestCharge } from '../auth/context.ts'
import type { Rates } from '../auth/rates.ts'
import { answeredOr, lastWord } from '../commands/last-word.ts'
import { type CommandDeps, type CommandResult, refuse, type UseCase } from '../commands/use-case.ts'
import { codeOfFailure, noteFailure } from '../lib/boundary.ts'
import { withDeadline } from '../redis/client.ts'
import { useCases } from './use-cases.ts'

export interface RunDeps extends CommandDeps {
  log: Logger
  /** Free space where the store writes. */
  space(): 'ok' | 'low' | 'full'
  isStopping(): boolean
  /** Tells the trail of a refusal by the table of permissions. */
  noteRefused(asker: Asker, name: CommandName): void
  /** A command was refused by its time: asks for Redis's time again. Resolves when `now()` knows it. */
  checkClock(): Promise<void>
}

/** Longer than any command takes in a living store; then the answer is "unknown", and the screen asks again. */
const commandDeadlineMs = 3_000
/** Settings may bring a logo, which is read in a thread that may have to start first: a second, and more on a busy machine. */
const settingsDeadlineMs = 10_000

/** Milliseconds for which a command is carried out after its screen sent it, as in the scripts' `begin.lua`. */
const freshMs = 10_000
/** Milliseconds. Less is the inexactness of asking for the time; more is a clock that somebody has set. */
const stepMs = 1_000

/** A message that was parsed: a command that its asker may send. */
interface Parsed {
  name: CommandName
  sent: { requestId: string; sentAt: number }
  body: unknown
}

/**
 * Runs a command unless its asker has exceeded a limit. A request that was answered before gets its answer whatever the
 * limits say, and costs nothing of them: a screen may repeat it at any time.
 * @param charge the limit that counted the request before, where it came by HTTP
 */
export async function runRateLimited(
  rates: Rates,
  deps: RunDeps,
  asker: Asker,
  message: unknown,
  charge?: RequestCharge,
): Promise<CommandReply> {
  const who = `${asker.centre}:${asker.by}`
  const isTicket = asker.role === 'kiosk' && (message as { name?: unknown } | null)?.name === 'ticket:issue'
  const own = (await rates.request(who)) ?? (isTicket ? await rates.ticket(who) : undefined)
  const spent = charge?.spent ?? own
  const command = parse(deps, asker, message)
  if ('code' in command) return { ok: false, error: spent ?? command }
  if (spent && !(await rates.mayLookUp(who))) return { ok: false, error: spent }
  const result = await carryOut(deps, asker, command, spent)
  if ('seen' in result && result.seen) {
    await rates.giveBack(who, isTicket)
    await charge?.giveBack()
  }
  return toReply(result)
}

/**
 * One command from the wire to its answer: parse, permit, run. Whatever arrives, the answer is a value; only a
 * programming error is logged as one.
 */
export async function runCommand(deps: RunDeps, asker: Asker, message: unknown): Promise<CommandReply> {
  const command = parse(deps, asker, message)
  return 'code' in command ? { ok: false, error: command } : toReply(await carryOut(deps, asker, command))
}

function parse(deps: RunDeps, asker: Asker, message: unknown): Parsed | Refusal {
  const envelope = envelopeSchema.safeParse(message)
  if (!envelope.success) return { code: 'BAD_MESSAGE' }
  const { name, body, requestId, sentAt } = envelope.data
  if (envelope.data.protocol !== protocol) return { code: 'PROTOCOL_MISMATCH' }
  if (!isCommand(name)) return { code: 'UNKNOWN_COMMAND' }
  if (!mayDo(asker.role, name)) {
    deps.noteRefused(asker, name)
    return { code: 'NOT_PERMITTED' }
  }
  const parsed = commandBodies[name].safeParse(body)
  if (!parsed.success) return { code: 'BAD_MESSAGE' }
  if (deps.isStopping()) return { code: 'STOPPING' }
  return { name, sent: { requestId, sentAt }, body: parsed.data }
}

/** @param spent the limit that the asker has exceeded: nothing new is carried out */
async function carryOut(
  deps: RunDeps,
  asker: Asker,
  { name, sent, body }: Parsed,
  spent?: Refusal,
): Promise<CommandResult> {
  const useCase = useCaseOf(deps, name, spent)
  try {
    // The body was parsed by the schema of this very name.
    const run = (sentAt: number) => useCase(deps, { asker, ...sent, sentAt }, body as never)
    const deadlineMs = name === 'settings:update-settings' ? settingsDeadlineMs : commandDeadlineMs
    return await withDeadline(runByRedisClock(deps, sent.sentAt, run), deadlineMs)
  } catch (error) {
    noteFailure(deps.log, `command ${name}`, error, body)
    // After "no answer" the screen asks again with the same request.
    return refuse(codeOfFailure(error))
  }
}

/**
 * Runs a use case, and once more where the store's clock was set since this node asked for it: a command that is fresh by the
 * time that screens were last told is not late.
 */
async function runByRedisClock(
  { now, checkClock }: Pick<RunDeps, 'now' | 'checkClock'>,
  sentAt: number,
  run: (sentAt: number) => Promise<CommandResult>,
): Promise<CommandResult> {
  const [told, began] = [now(), performance.now()]
  const result = await run(sentAt)
  if (result.ok || result.error.code !== 'EXPIRED') return result
  await checkClock()
  const step = now() - told - (performance.now() - began)
  const wasFresh = Math.abs(told - sentAt) <= freshMs
  return wasFresh && Math.abs(step) > stepMs ? run(Math.round(sentAt + step)) : result
}

/** Past a limit, or without space, nothing new is carried out, but a request that was answered before gets its answer. */
function useCaseOf(deps: RunDeps, name: CommandName, spent: Refusal | undefined): UseCase<CommandName> {
  if (deps.space() === 'full')
    return ({ store }, request) => answeredOr(refuse('STORE_FULL'), store, request, name)
  if (spent) return ({ store }, request) => lastWord({ ok: false, error: spent }, store, request, name)
  return useCases[name] as UseCase<CommandName>
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commandBodies, name)
}

function toReply(result: CommandResult): CommandReply {
  return result.ok ? { ok: true, n: result.n, reply: result.reply } : { ok: false, error: result.error }
}
