import { randomUUID } from 'node:crypto'
import type { CommandBody, CommandName, Handshake } from '../../shared/contract/commands.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { CommandReply, Queries, QueryName } from '../../shared/contract/wire.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { HallConnection } from '../../shared/ui/hall-connection.ts'
import { until } from './until.ts'

/** Inspectors of test windows: the longest names there are, and an ordinary one. */
export const signs = {
  ordinary: { surname: 'Ахметова', name: 'Айгүл', patronymic: 'Серікқызы', post: 'инспектор' },
  longest: {
    surname: 'Мұхамеджанова-Қойшыбаева',
    name: 'Гүлбаршын-Айжарқын',
    patronymic: 'Нұрмұхамедқызы',
    post: 'Халыққа қызмет көрсету орталығының жетекші инспекторы',
  },
} as const

export type Joining = Partial<Omit<Handshake, 'protocol'>> & Pick<Handshake, 'role'>

/** A client of a centre without a screen. */
export interface Member {
  /** Its connection: what a screen of this role would know. */
  readonly hall: HallConnection
  /** Sends a command as a screen does. @returns the answer; the client itself refuses while it is not connected */
  send<N extends CommandName>(name: N, body: CommandBody<N>): Promise<CommandReply>
  /** Sends a command as soon as the client is connected. @returns the server's answer, success or refusal */
  answer<N extends CommandName>(name: N, body: CommandBody<N>): Promise<CommandReply>
  /** @returns the reply @throws when the command is refused */
  ask<N extends CommandName>(name: N, body: CommandBody<N>): Promise<Record<string, unknown>>
  /**
   * Queries until the server answers. The node may not have followed an event yet whose command was answered: wait for
   * it with `until`.
   *
   * @returns the reply @throws when the query is refused
   */
  query<N extends QueryName>(name: N, params: Queries[N]['params']): Promise<Queries[N]['reply']>
  close(): void
}

export interface IssueOptions {
  lang?: Locale
  category?: string
}

export interface IssuedTicket {
  ticket: string
  number: string
}

/** Commands about the ticket at the window. */
type AtWindow =
  | 'ticket:recall'
  | 'ticket:start'
  | 'ticket:finish'
  | 'ticket:mark-no-show'
  | 'ticket:return-to-queue'
  | 'ticket:park'

/** An inspector at an open window. */
export interface Inspector extends Member {
  readonly counter: string
  readonly session: string
  /** Calls the next visitor. */
  callNext(): Promise<IssuedTicket>
  act(name: AtWindow, ticket: string): Promise<Record<string, unknown>>
}

/** Refusals of a query that end by themselves: on a busy machine a connection or an answer may be late. */
const passing: ReadonlySet<ErrorCode> = new Set(['NOT_CONNECTED', 'NO_ANSWER', 'STORE_AWAY', 'TOO_SOON'])

/**
 * Joins a centre (Akmola unless named) in any role. Resolves when it has the snapshot and a tick. Close it at the
 * end.
 */
export async function member(url: string, joining: Joining): Promise<Member> {
  const device = joining.device ?? `test-${randomUUID().slice(0, 8)}`
  const hall = new HallConnection(() => ({ centre: 'akmola', ...joining, device }), url)
  const isIn = () => {
    if (hall.refusal) throw new Error(`not let in: ${hall.refusal.code}`)
    return hall.view !== undefined && !hall.stale
  }
  await until('the member is in the hall', isIn).catch(error => {
    hall.close()
    throw error
  })
  const answer: Member['answer'] = (name, body) =>
    // On a busy machine the connection may be silent for too long. Then the client refuses the command without sending it.
    until(`"${name}" is sent`, async () => {
      const said = await hall.send(name, body)
      return said.ok || said.error.code !== 'NOT_CONNECTED' ? said : undefined
    })
  return {
    hall,
    send: (name, body) => hall.send(name, body),
    answer,
    async ask(name, body) {
      const said = await answer(name, body)
      if (!said.ok) throw new Error(`${name}: ${said.error.code} ${JSON.stringify(said.error.detail ?? {})}`)
      return said.reply
    },
    async query(name, params) {
      const found = await until(`"${name}" is answered`, async () => {
        const said = await hall.query(name, params)
        return said.ok || !passing.has(said.error.code) ? said : undefined
      })
      if (!found.ok) throw new Error(`${name}: ${found.error.code}`)
      return found.reply
    },
    close: () => hall.close(),
  }
}

/** @returns a new ticket, as a kiosk gets it */
export async function issue(
  kiosk: Member,
  queue: QueueId = 'housing-register.submission',
  options: IssueOptions = {},
): Promise<IssuedTicket> {
  const { ticket, number } = await kiosk.ask('ticket:issue', { queue, lang: 'kk', ...options })
  return { ticket: String(ticket), number: String(number) }
}

/** Signs in and opens a window. */
export async function inspector(
  url: string,
  counter: string,
  joining: Omit<Joining, 'role' | 'counter'> = {},
): Promise<Inspector> {
  const own = await member(url, {
    person: `person-${counter}`,
    sign: signs.ordinary,
    ...joining,
    role: 'inspector',
    counter,
  })
  const { session } = await own.ask('counter:open-counter', { counter })
  const at = { counter, session: String(session) }
  return {
    ...own,
    ...at,
    async callNext() {
      const { ticket, number } = await own.ask('ticket:call-next', at)
      return { ticket: String(ticket), number: String(number) }
    },
    act: (name, ticket) => own.ask(name, { ...at, ticket }),
  }
}
