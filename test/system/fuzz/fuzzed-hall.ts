import { isDeepStrictEqual } from 'node:util'
import type { CommandBody, CommandName } from '../../../shared/contract/commands.ts'
import type { CommandReply } from '../../../shared/contract/wire.ts'
import { Claims } from './claims.ts'
import { asItArrives, edgeOf, edgeOfQuery, wrongQueryReply, wrongReply } from './edge.ts'
import {
  agentMakers,
  consultantMakers,
  Fit,
  type Fitting,
  inspectorMakers,
  kioskMakers,
  type Makers,
  managerMakers,
} from './fitting.ts'
import { rareMakers, reopen } from './fitting-rare.ts'
import type { Messages } from './messages.ts'
import { Party, type PartyRole } from './party.ts'
import type { Witness } from './witness.ts'
import { pickOf, wrongOf } from './wrong-of.ts'

/** What a whole run has seen and found, over all centres. */
export interface Tally {
  sent: number
  /** Messages made to fit the state. */
  fitting: number
  carriedOut: number
  /** How often each interesting case has happened. */
  seen: Map<string, number>
  /** One sentence per fault. */
  findings: string[]
}

/** A client that got "done". */
interface Answered {
  by: string
  requestId: string
  name: CommandName
}

/** Sittings per centre: every event goes to every client, and with one at each window that was most of the work. */
const maxInspectors = 4
const queryNames = ['waiting', 'find', 'story']
/** Share of messages that are neither commands nor about tickets. */
const shares = { query: 0.08, aside: 0.03, repeat: 0.02 }
/** Answers to others for which a client waits until something fits. */
const patience = 20
/** A message that waits while nobody else sends gets no answer. */
const noAnswerMs = 20
/** Characters of a faulty message that are shown. */
const maxShown = 500

/** A centre with clients of every role, which send anything. */
export class FuzzedHall {
  readonly parties: readonly Party[]
  readonly witness: Witness
  readonly answered = new Map<number, Answered>()
  /** Set when only correct messages are sent. */
  isCalm = false
  readonly #tally: Tally
  readonly #messages: Messages
  readonly #claims: Claims
  readonly #fit: Fit
  readonly #waiting: (() => void)[] = []
  readonly #makers: Partial<Record<PartyRole, Makers>>

  constructor(url: string, witness: Witness, messages: Messages, tally: Tally, seed: number) {
    const { centre } = witness
    this.witness = witness
    this.#messages = messages
    this.#tally = tally
    this.#claims = new Claims(witness)
    this.#fit = new Fit(witness, this.#claims, messages.random)
    const rare = rareMakers(seed)
    this.#makers = {
      kiosk: kioskMakers,
      'print-agent': agentMakers,
      inspector: inspectorMakers,
      consultant: consultantMakers,
      manager: [...managerMakers, ...rare.manager],
      administrator: rare.administrator,
    }
    const one = (role: PartyRole, name: string, counter?: string) =>
      new Party(url, centre, role, `${name}-${centre}`, counter)
    this.parties = [
      ...(
        ['kiosk', 'display', 'rating-tablet', 'consultant', 'manager', 'administrator', 'auditor'] as const
      ).map(role => one(role, role)),
      one('print-agent', 'agent'),
      ...Object.keys(witness.view.counters)
        .slice(0, maxInspectors)
        .map(counter => one('inspector', `i${counter}`, counter)),
    ]
    for (const party of this.parties) if (party.role === 'print-agent') this.#print(party)
  }

  /** Sends one message of one client and checks the answer. Half of all fit. */
  async step(party: Party): Promise<void> {
    const { random } = this.#messages
    for (let waited = 0; this.#tally.fitting * 2 <= this.#tally.sent && waited < patience; waited++) {
      const fitting = this.#fitting(party)
      if (fitting) return this.#sendFitting(party, fitting)
      await this.#nextAnswer()
    }
    this.#tally.sent++
    const kind = random.next()
    if (kind < shares.query) return this.#query(party)
    if (kind < shares.query + shares.aside) return this.#aside(party)
    if (kind < shares.query + shares.aside + shares.repeat && party.done) return this.repeat(party)
    await this.#send(party, this.#messages.odd(random.chance(0.5) ? this.#fitting(party) : undefined))
  }

  /** Repeats a request that was carried out: the answer must be the same. */
  async repeat(party: Party): Promise<void> {
    const { done } = party
    if (!done) return
    const reply = await party.ask('command', done.message)
    if (!isDeepStrictEqual(reply, done.reply))
      this.#found(party, done.message, reply, `it was answered ${JSON.stringify(done.reply)} before`)
    this.#saw('repeated')
  }

  close(): void {
    for (const party of this.parties) party.close()
  }

  /** Resolves when any message was answered, which may have changed the state. */
  #nextAnswer(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, noAnswerMs)
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  #wakeWaiting(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  #fitting(party: Party): Fitting | undefined {
    const makers = this.#makers[party.role] ?? []
    const isOver = party.role === 'manager' && reopen(this.#fit)
    if (isOver) return isOver
    // Some don't fit the state.
    for (let attempt = 0; attempt < 4; attempt++) {
      const made = this.#messages.random.pick(makers)?.(this.#fit, party)
      if (made && this.#fit.isFree(...made.claims)) return made
    }
    return undefined
  }

  async #sendFitting(party: Party, { name, body, claims }: Fitting): Promise<void> {
    this.#tally.sent++
    this.#tally.fitting++
    this.#claims.take(claims)
    const reply = await this.#send(party, this.#messages.envelope(name, body))
    this.#claims.release(claims, reply)
    if (reply?.ok) this.#saw(`fitting ${name}`)
    else this.#saw(`no longer fitting ${name} ${reply?.error.code}`)
  }

  async #send(party: Party, message: unknown): Promise<CommandReply | undefined> {
    const edge = edgeOf(party.role, asItArrives(message))
    const reply = (await party.ask('command', message)) as CommandReply | undefined
    this.#wakeWaiting()
    const wrong = wrongReply(edge, reply)
    if (wrong || !reply) {
      this.#found(party, message, reply, wrong ?? 'no answer')
      return undefined
    }
    this.#saw(reply.ok ? 'OK' : reply.error.code)
    if (reply.ok) this.#note(party, message as Carried, reply)
    return reply
  }

  /** Records the answer "done". */
  #note(party: Party, message: Carried, reply: CommandReply & { ok: true }): void {
    const { name, requestId, body } = message
    const before = this.answered.get(reply.n)
    if (before && (before.by !== party.by || before.requestId !== requestId))
      this.#found(party, message, reply, `event ${reply.n} was ${before.name} of ${before.by}`)
    this.answered.set(reply.n, { by: party.by, requestId, name })
    this.#tally.carriedOut++
    this.#saw(name)
    party.done = { message, name, reply }
    const { ticket, undo, session } = reply.reply
    if (typeof undo === 'number') party.undoable = { ticket: String(ticket), of: undo, at: Date.now() }
    if (name === 'counter:open-counter' && party.role === 'inspector')
      party.seat = { counter: String(reply.reply.counter), session: String(session) }
    if (name === 'voice:set-clip') {
      const { language, clip } = body as CommandBody<'voice:set-clip'>
      party.lastClip = { language, clip }
    }
    if (name === 'voice:remove-clip') party.lastClip = undefined
  }

  async #query(party: Party): Promise<void> {
    const { random } = this.#messages
    const name = pickOf(random, queryNames)
    const right = this.#messages.body(name)
    const params = random.chance(0.5) ? right : wrongOf(right, random)
    const said = random.chance(0.95) ? name : this.#messages.garbage()
    const reply = await party.ask('query', said, params)
    const wrong = wrongQueryReply(edgeOfQuery(party.role, asItArrives(said), asItArrives(params)), reply)
    if (wrong) this.#found(party, { said, params }, reply, wrong)
    this.#saw(`query ${name}`)
  }

  /** Sends messages without an answer, or questions of a print agent. */
  async #aside(party: Party): Promise<void> {
    const { random } = this.#messages
    const heartbeat = this.#messages.body('heartbeat')
    const kind = random.next()
    if (kind < 0.05) return party.say('resync', this.#messages.garbage())
    if (kind < 0.1) return party.say(pickOf(random, ['snapshot', 'tick', 'print', 'constructor']), heartbeat)
    if (kind < 0.4 && party.role === 'print-agent') {
      const may = await party.ask('begin', this.#messages.garbage())
      if (may !== false) this.#found(party, 'begin', may, 'it may begin what nobody ordered')
      return
    }
    party.say('heartbeat', random.chance(0.5) ? heartbeat : wrongOf(heartbeat, random))
    this.#saw('heartbeat')
  }

  /** A print agent that answers correctly, wrongly, too late or not at all. */
  #print(agent: Party): void {
    const { random } = this.#messages
    agent.socket.on('look', ack =>
      ack(random.chance(0.5) ? { nearEnd: false, mute: false } : this.#messages.garbage()),
    )
    agent.socket.on('print', async (order, ack) => {
      this.#saw('print order')
      if (this.isCalm || random.chance(0.95)) await agent.ask('begin', order.id)
      const right = { result: 'printed', nearEnd: random.chance(0.2) }
      ack(this.isCalm || random.chance(0.7) ? right : wrongOf(right, random))
    })
  }

  #saw(what: string): void {
    const { seen } = this.#tally
    seen.set(what, (seen.get(what) ?? 0) + 1)
  }

  #found(party: Party, message: unknown, reply: unknown, what: string): void {
    const shown = (value: unknown) => JSON.stringify(value)?.slice(0, maxShown)
    this.#tally.findings.push(
      `${party.by}: ${what}${party.lost ? ` (${party.lost})` : ''}\n  ${shown(message)}\n  ${shown(reply)}`,
    )
  }
}

/** Records a message that was carried out, which must have the right form. */
interface Carried {
  requestId: string
  name: CommandName
  body: unknown
}
