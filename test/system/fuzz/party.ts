import { io, type Socket } from 'socket.io-client'
import type { CommandBody, CommandName } from '../../../shared/contract/commands.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { handshakeOf } from '../../kit/client.ts'
import { signs } from '../../kit/member.ts'

/** Twenty times the server's own deadline: no answer is a defect, a late one may be a machine that others keep busy. */
const answerMs = 60_000
/** The server gives up on each after 3 s: a minute in all, on a machine that others keep busy. */
const maxAttempts = 20

export type PartyRole = Exclude<Role, 'system'>

/** Who sits where, while an inspector does. */
export interface Seat {
  counter: string
  session: string
}

/** Somebody at the other end of a line, who says anything at all. */
export class Party {
  readonly role: PartyRole
  readonly centre: string
  /** `<role>:<id>`, as events tell it. */
  readonly by: string
  readonly device: string
  /** Of an inspector: the window, and the sitting there. */
  readonly counter: string
  seat: Seat | undefined
  /** The last step of this party that can be taken back. */
  undoable: { ticket: string; of: number; at: number } | undefined
  /** A clip of the voice that this party has set. */
  lastClip: CommandBody<'voice:remove-clip'> | undefined
  /** A message that was carried out, and what it was answered. */
  done: { message: unknown; name: CommandName; reply: unknown } | undefined
  /** Why the line was lost, where it was. */
  lost: string | undefined
  readonly socket: Socket

  constructor(url: string, centre: string, role: PartyRole, name: string, counter = '') {
    this.role = role
    this.centre = centre
    this.device = name
    this.counter = counter
    this.by = `${role}:${name}`
    const person = role === 'inspector' && { person: name, sign: signs.ordinary, counter }
    const auth = handshakeOf(role, { centre, device: name, ...person })
    this.socket = io(url, { transports: ['websocket'], auth, reconnection: false, forceNew: true })
    this.socket.on('disconnect', reason => (this.lost = reason))
  }

  connected(): Promise<void> {
    if (this.socket.connected) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.socket.once('connect', () => resolve())
      this.socket.once('connect_error', error => reject(new Error(`${this.by}: ${error.message}`)))
    })
  }

  /** @returns the answer; undefined where none came. Asks again, as screens do, while a busy server does not know the outcome. */
  async ask(event: 'command' | 'query' | 'begin', ...args: unknown[]): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const answer: unknown = await this.socket
        .timeout(answerMs)
        .emitWithAck(event, ...args)
        .catch(() => undefined)
      if (attempt === maxAttempts || !isUnknown(answer)) return answer
    }
  }

  /** Says something that is not answered. */
  say(event: string, ...args: unknown[]): void {
    this.socket.emit(event, ...args)
  }

  close(): void {
    this.socket.removeAllListeners()
    this.socket.close()
  }
}

function isUnknown(answer: unknown): boolean {
  return (answer as { error?: { code?: unknown } } | null | undefined)?.error?.code === 'NO_ANSWER'
}
