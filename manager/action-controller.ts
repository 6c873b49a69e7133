import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CommandBody, CommandName } from '../shared/contract/commands.ts'
import type { Refusal } from '../shared/contract/errors.ts'
import type { CommandReply } from '../shared/contract/wire.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** A dialog's way to send: one command at a time, and why the last one was refused. */
export class ActionController implements ReactiveController {
  /** A command is on its way; its buttons are dead until the answer. */
  busy = false
  refusal: Refusal | undefined
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** @returns what the command gave; undefined when it was refused or another is on its way. */
  async run<N extends CommandName>(
    hall: HallConnection,
    name: N,
    body: CommandBody<N>,
  ): Promise<Extract<CommandReply, { ok: true }> | undefined> {
    if (this.busy) return undefined
    this.#set(true, undefined)
    const reply = await hall.send(name, body)
    this.#set(false, reply.ok ? undefined : reply.error)
    return reply.ok ? reply : undefined
  }

  forget(): void {
    this.#set(this.busy, undefined)
  }

  #set(busy: boolean, refusal: Refusal | undefined): void {
    this.busy = busy
    this.refusal = refusal
    this.#host.requestUpdate()
  }
}
