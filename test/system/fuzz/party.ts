import { io, type Socket } from 'socket.io-client'
import type { CommandBody, CommandName } from '../../../shared/contract/commands.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { handshakeOf } from '../../kit/client.ts'
import { signs } from '../../kit/member.ts'

/**
 * Milliseconds, twenty times the server's own limit: no answer is a defect, a late one may be due to a busy
 * machine.
 */
const answerTimeoutMs = 60_000
/** Attempts. The server gives up on each after 3 s: a minute in all, for a busy machine. */
const maxAttempts = 20

export type PartyRole = Exclude<Role, 'system'>

/** An inspector's window and sitting. */
export interface Seat {
  counter: string
  session: string
}

/** A client that sends anything. */
export class Party {
  readonly role: PartyRole
  readonly centre: string
  /** `<role>:<id>`, as in events. */
  readonly by: string
  readonly device: string
  /** For inspectors: the window and the sitting. */
  readonly counter: string
  seat: Seat | undefined
  /** The last step of this client that can be undone. */
  undoable: { ticket: string; of: number; at: number } | undefined
  /** A clip of the voice that this client has set. */
  lastClip: CommandBody<'voice:remove-clip'> | undefined
  /** A message that was carried out, with its answer. */
  done: { message: unknown; name: CommandName; reply: unknown } | undefined
  /** Why the connection was lost, if it was. */
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

  /**
   * @returns the answer; undefined when none came. Repeats, as screens do, while a busy server does not know the
   * outcome.
   */
  async ask(event: 'command' | 'query' | 'begin', ...args: unknown[]): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const answer: unknown = await this.socket
        .timeout(answerTimeoutMs)
        .emitWithAck(event, ...args)
        .catch(() => undefined)
      if (attempt === maxAttempts || !isUnknown(answer)) return answer
    }
  }

  /** Sends a message that gets no answer. */
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
