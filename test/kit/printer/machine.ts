import { sleep } from '../../../shared/domain/sleep.ts'
import type { MachineBehaviour } from './behaviour.ts'
import { automaticStatus, type Conditions, isStopped, statusAnswer, well } from './conditions.ts'
import { Head } from './head.ts'
import { Language } from './language.ts'
import type { Piece } from './paper.ts'
import { type RealTime, RealTimeScanner } from './real-time.ts'

const beatMs = 10
/** Bytes, more than most tickets: questions behind one are answered while it is printed. */
const usualBuffer = 65_536
/** Set, above the byte itself, for a byte that ends a real-time command. */
const commandMark = 0x100

/** A client's connection. */
export interface Plug {
  answer(bytes: Uint8Array): void
  reset(): void
}

/** A receipt printer behind its port: a receive buffer, an interpreter, head, paper and knife. */
export class Machine {
  /** Real-time commands that were obeyed, and how many of them were within a picture. */
  readonly carriedOut: RealTime['kind'][] = []
  accidents = 0
  conditions: Conditions = well
  readonly #head = new Head(this)
  readonly language = new Language(this, this.#head)
  #behaviour: MachineBehaviour = {}
  /** Whether it reports changes by itself. */
  tells = false
  #plug: Plug | undefined
  #isFrozen = false
  /** Bytes that wait, some with a `commandMark`. Numbers, since an object for each makes a long picture slow. */
  #buffer: number[] = []
  #scanner = new RealTimeScanner()
  #isClosed = false
  readonly #waiting = new Set<() => void>()

  constructor() {
    void this.#work()
  }

  get behaviour(): MachineBehaviour {
    return this.#behaviour
  }

  set behaviour(behaviour: MachineBehaviour) {
    this.#behaviour = { ...behaviour }
    this.#isFrozen = false
    this.tells = behaviour.tells ?? false
    this.#head.load(behaviour.rowsLeft ?? Number.POSITIVE_INFINITY)
    this.set({ ...well, ...behaviour.conditions })
  }

  get pieces(): readonly Piece[] {
    return this.#head.paper.pieces
  }

  get isStopped(): boolean {
    return this.#isFrozen || isStopped(this.conditions)
  }

  /** Changes its condition, and reports it if set up to. */
  set(now: Partial<Conditions>): void {
    const before = Buffer.from(automaticStatus(this.conditions))
    this.conditions = { ...this.conditions, ...now }
    const after = automaticStatus(this.conditions)
    if (this.tells && !before.equals(after)) this.answer(after)
    this.#wake()
  }

  /** Puts in a new roll. */
  load(rows = Number.POSITIVE_INFINITY): void {
    this.#head.load(rows)
    this.set({ paper: 'ok' })
  }

  answer(bytes: Uint8Array): void {
    if (!this.#behaviour.mute && !this.#isFrozen) this.#plug?.answer(bytes)
  }

  /** Connects a client, which gets all answers. */
  attach(plug: Plug): void {
    this.#plug = plug
    this.language.beginTicket()
  }

  /** Disconnects the client. */
  detach(): void {
    this.#plug = undefined
    if (!this.#behaviour.keepsHalf) this.#forget()
    this.#wake()
  }

  /** Takes bytes as long as there is room, and obeys real-time commands at once. */
  async take(data: Uint8Array): Promise<void> {
    const plug = this.#plug
    for (const byte of data) {
      while (this.#isFrozen || this.#buffer.length >= (this.#behaviour.buffer ?? usualBuffer)) {
        this.#wake()
        await this.#change()
      }
      if (this.#plug !== plug) return
      const command = this.#scanner.byte(byte)
      this.#buffer.push(command ? byte | commandMark : byte)
      if (command) this.#carryOut(command)
    }
    this.#wake()
  }

  /** Resolves once everything is processed and on paper, or can't be now, or the client has gone. */
  async drained(): Promise<void> {
    const plug = this.#plug
    const isBusy = () =>
      this.#isFrozen || (!this.isStopped && (this.#buffer.length > 0 || !this.#head.isIdle))
    while (plug && this.#plug === plug && isBusy()) await this.#change()
  }

  close(): void {
    this.#isClosed = true
    this.#wake()
  }

  async #work(): Promise<void> {
    while (!this.#isClosed) {
      if (this.isStopped || (this.#head.isIdle && this.#buffer.length === 0)) {
        await this.#change()
        continue
      }
      const { bytesPerSecond, rowsPerSecond } = this.#behaviour
      this.#head.print(perBeat(rowsPerSecond))
      this.#read(perBeat(bytesPerSecond))
      this.#wake()
      await sleep(bytesPerSecond || rowsPerSecond ? beatMs : 0)
    }
  }

  #read(most: number): void {
    const { rowsPerSecond, talkative, resetAfter, freezeAfter } = this.#behaviour
    let done = 0
    for (; done < most && done < this.#buffer.length && !this.isStopped; done++) {
      if (this.language.taken === resetAfter) {
        this.#behaviour.resetAfter = undefined
        const plug = this.#plug
        this.#plug = undefined
        plug?.reset()
        break
      }
      if (this.language.taken === freezeAfter) this.#isFrozen = true
      if (this.#head.isFull && !rowsPerSecond) this.#head.print(Number.POSITIVE_INFINITY)
      if (this.#head.isFull || this.isStopped) break
      const waiting = this.#buffer[done] ?? 0
      if (waiting & commandMark && this.language.isInPicture) this.accidents++
      this.language.byte(waiting & 0xff)
    }
    this.#buffer.splice(0, done)
    if (talkative && done > 0) this.answer(automaticStatus(this.conditions))
  }

  #carryOut(command: RealTime): void {
    this.carriedOut.push(command.kind)
    if (command.kind === 'status') this.answer(Uint8Array.of(statusAnswer(this.conditions, command.n)))
    if (command.kind === 'recover') this.set({ cutter: false, mechanical: false })
    if (command.kind !== 'clear' || this.#behaviour.clears === false) return
    this.#forget()
    this.answer(Uint8Array.of(0x37, 0x25, 0))
  }

  #forget(): void {
    this.#buffer = []
    this.#head.forget()
    this.#scanner = new RealTimeScanner()
    this.language.forget()
  }

  #change(): Promise<void> {
    return new Promise(resolve => this.#waiting.add(resolve))
  }

  #wake(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const resolve of waiting) resolve()
  }
}

/** @returns the amount of work in one step */
function perBeat(perSecond: number | undefined): number {
  return perSecond === undefined ? Number.POSITIVE_INFINITY : Math.ceil((perSecond * beatMs) / 1_000)
}
