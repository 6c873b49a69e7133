import type { Logger } from 'pino'
import { type CommandName, commandBodies, envelopeSchema } from '../../shared/contract/commands.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import { protocol } from '../../shared/contract/protocol.ts'
import type { CommandReply } from '../../shared/contract/wire.ts'
import type { Asker } from '../auth/asker.ts'
import type { Rates } from '../auth/rates.ts'
import { answeredOr } from '../commands/remembered.ts'
import { type CommandDeps, type CommandResult, refuse, type UseCase } from '../commands/use-case.ts'
import { codeOfFailure, noteFailure } from '../lib/boundary.ts'
import { withDeadline } from '../redis/client.ts'
import { useCases } from './use-cases.ts'

export interface RunDeps extends CommandDeps {
  log: Logger
  /** Free space where the store writes. */
  space(): 'ok' | 'low' | 'full'
  isStopping(): boolean
}

/** Longer than any command takes in a living store; then the answer is "unknown", and the screen asks again. */
const commandDeadlineMs = 3_000

/** The same, of somebody who has asked no more than they may. */
export async function runWithin(
  rates: Rates,
  deps: RunDeps,
  asker: Asker,
  message: unknown,
): Promise<CommandReply> {
  const who = `${asker.centre}:${asker.by}`
  const isTicket = asker.role === 'kiosk' && (message as { name?: unknown } | null)?.name === 'ticket:issue'
  const error = (await rates.request(who)) ?? (isTicket ? await rates.ticket(who) : undefined)
  return error ? { ok: false, error } : runCommand(deps, asker, message)
}

/**
 * One command from the wire to its answer: parse, permit, run. Whatever arrives, the answer is a value; only a
 * programming error is logged as one.
 */
export async function runCommand(deps: RunDeps, asker: Asker, message: unknown): Promise<CommandReply> {
  const envelope = envelopeSchema.safeParse(message)
  if (!envelope.success) return { ok: false, error: { code: 'BAD_MESSAGE' } }
  const { name, body, requestId, sentAt } = envelope.data
  if (envelope.data.protocol !== protocol) return { ok: false, error: { code: 'PROTOCOL_MISMATCH' } }
  if (!isCommand(name)) return { ok: false, error: { code: 'UNKNOWN_COMMAND' } }
  if (!mayDo(asker.role, name)) return { ok: false, error: { code: 'NOT_PERMITTED' } }
  const parsed = commandBodies[name].safeParse(body)
  if (!parsed.success) return { ok: false, error: { code: 'BAD_MESSAGE' } }
  if (deps.isStopping()) return { ok: false, error: { code: 'STOPPING' } }
  return toReply(await carryOut(deps, asker, name, { requestId, sentAt }, parsed.data))
}

async function carryOut(
  deps: RunDeps,
  asker: Asker,
  name: CommandName,
  sent: { requestId: string; sentAt: number },
  body: unknown,
): Promise<CommandResult> {
  // The body was parsed by the schema of this very name.
  const useCase = deps.space() === 'full' ? onFullStore(name) : (useCases[name] as UseCase<CommandName>)
  try {
    return await withDeadline(useCase(deps, { asker, ...sent }, body as never), commandDeadlineMs)
  } catch (error) {
    noteFailure(deps.log, `command ${name}`, error, body)
    // After "no answer" the screen asks again with the same request.
    return refuse(codeOfFailure(error))
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commandBodies, name)
}

function toReply(result: CommandResult): CommandReply {
  return result.ok ? { ok: true, n: result.n, reply: result.reply } : result
}

/** Without space nothing new is carried out, but who asks what became of a request is told. */
function onFullStore(name: CommandName): UseCase<CommandName> {
  return ({ store }, request) => answeredOr(refuse('STORE_FULL'), store, request, name)
}
