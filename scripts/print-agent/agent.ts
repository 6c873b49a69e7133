import type { PrinterAddress } from '../../server/printing/printer-connection.ts'
import { checkPrinter, sendTicket } from '../../server/printing/send-ticket.ts'
import { agentOrderSchema } from '../../shared/contract/print-agent.ts'
import { protocol } from '../../shared/contract/protocol.ts'
import type { PrinterCondition, PrintOutcome } from '../../shared/domain/print-outcome.ts'
import { type ClientSocket, isPolling, openSocket, slowAfterMs } from '../../shared/ui/open-socket.ts'
import type { AgentOptions } from './options.ts'
import type { AgentKey } from './pairing.ts'

/** Milliseconds to wait for permission to begin. The server may first ask the store, with shorter time limits. */
const beginTimeoutMs = 5_000
/** Milliseconds until a refused agent asks again: the reason may pass (the centre is added, the agent is paired). */
const retryDelayMs = 3_000

/** Prints what the server sends, one ticket after the other, by the server's own code. */
export class PrintAgent {
  readonly #address: PrinterAddress
  readonly #socket: ClientSocket
  readonly #say: (line: string) => void
  #last: Promise<unknown> = Promise.resolve()
  /** Resolves when all requests are done and answered. */
  #answered: Promise<unknown> = Promise.resolve()
  #closed = false
  #refused = ''
  #askingAgain: NodeJS.Timeout | undefined
  #slowCheck: NodeJS.Timeout | undefined

  /**
   * @param who the identity to sign in with; in the demonstration a name, without a key
   * @param say called with each line for the operator
   */
  constructor(
    { server, device, baud }: AgentOptions,
    { centre, place: name, key }: Omit<AgentKey, 'key'> & Partial<AgentKey>,
    say: (line: string) => void,
  ) {
    this.#address = { kind: 'device', path: device, ...(baud && { baud }) }
    this.#say = say
    this.#socket = openSocket(server, {
      auth: { role: 'print-agent', centre, device: name, protocol, ...(key !== undefined && { key }) },
      reconnectionDelay: 200,
      reconnectionDelayMax: 1_000,
      timeout: 2_000,
    })
    this.#socket.on('connect', () => {
      this.#refused = ''
      say(`Connected to ${server} as agent:${name}`)
      clearTimeout(this.#slowCheck)
      this.#slowCheck = setTimeout(() => {
        if (isPolling(this.#socket))
          say('The network blocks WebSocket: connected by long-polling, which is slower')
      }, slowAfterMs)
    })
    this.#socket.on('disconnect', reason => {
      if (this.#closed) return
      say('The connection is lost; tried again until it is back')
      // Socket.IO does not reconnect by itself after the server closed the connection.
      if (reason === 'io server disconnect') this.#socket.connect()
    })
    this.#socket.on('connect_error', error => this.#notLetIn(error))
    this.#socket.on('print', (order, ack) => this.#tell(this.#print(order), ack))
    this.#socket.on('look', ack => this.#tell(this.check(), ack))
  }

  /** Reads the printer's state, after a ticket that is being printed. */
  check(): Promise<PrinterCondition> {
    return this.#alone(() => checkPrinter(this.#address))
  }

  /** Finishes and answers the ticket that is being printed, then disconnects. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#askingAgain)
    clearTimeout(this.#slowCheck)
    await this.#answered
    this.#socket.close()
  }

  #tell<T>(work: Promise<T>, ack: (answer: T) => void): void {
    this.#answered = Promise.all([this.#answered, work.then(ack)])
  }

  async #print(given: unknown): Promise<PrintOutcome> {
    const parsed = agentOrderSchema.safeParse(given)
    if (!parsed.success || this.#closed) return { result: 'failed', cause: 'offline', nearEnd: false }
    const { id, bytes, confirms, afterHalf = false, times } = parsed.data
    const order = { bytes, confirms, afterHalf }
    const outcome = await this.#alone(() => sendTicket(this.#address, order, () => this.#mayBegin(id), times))
    this.#say(
      'cause' in outcome ? `A ticket: ${outcome.result}, ${outcome.cause}` : `A ticket: ${outcome.result}`,
    )
    return outcome
  }

  /** Asks the server's permission to begin. Without it nothing is printed: the server could not know of the paper. */
  async #mayBegin(order: string): Promise<boolean> {
    try {
      return (await this.#socket.timeout(beginTimeoutMs).emitWithAck('begin', order)) === true
    } catch {
      return false
    }
  }

  /** Runs work one at a time: a device has one user. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {})
    return turn
  }

  #notLetIn(error: Error): void {
    const { data } = error as Error & { data?: { code: string } }
    const why = data?.code ?? error.message
    if (why !== this.#refused) this.#say(`Not connected (${why}); tried again until it is`)
    this.#refused = why
    // Socket.IO does not try again after a refusal.
    if (data && !this.#closed) this.#askingAgain = setTimeout(() => this.#socket.connect(), retryDelayMs)
  }
}
