import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CommandBody, CommandName } from '../contract/commands.ts'
import type { Refusal } from '../contract/errors.ts'
import type { CommandReply } from '../contract/wire.ts'
import type { HallConnection } from './hall-connection.ts'

/** Sends the commands of a dialog or a page, one at a time, and keeps why the last one was refused. */
export class ActionController implements ReactiveController {
  /** A command waits for its answer; the buttons are disabled meanwhile. */
  busy = false
  refusal: Refusal | undefined
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** @returns the command's reply; undefined when it was refused or another command waits for its answer. */
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
