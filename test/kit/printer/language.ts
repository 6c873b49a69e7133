import { automaticStatus } from './conditions.ts'
import { interpret, type Mechanics } from './escpos.ts'
import type { Head, HeadOwner } from './head.ts'

export interface LanguageOwner extends HeadOwner {
  tells: boolean
}

/** Executes the commands that a printer receives. */
export class Language {
  /** Commands that it did not understand, in hex. */
  readonly notUnderstood: string[] = []
  /** Bytes of the present ticket that are processed. */
  taken = 0
  isInPicture = false
  /** Rows of each picture that it received. */
  readonly bands: number[] = []
  readonly #tickets: number[][] = []
  readonly #mechanics: Mechanics
  #reading

  constructor(owner: LanguageOwner, head: Head) {
    this.#mechanics = this.#mechanicsOf(owner, head)
    this.#reading = interpret(this.#mechanics)
    this.#reading.next()
  }

  /** Processed bytes of each ticket, without real-time commands. */
  get tickets(): Buffer[] {
    return this.#tickets.map(bytes => Buffer.from(bytes))
  }

  beginTicket(): void {
    this.taken = 0
  }

  byte(byte: number): void {
    this.#reading.next(byte)
  }

  /** Discards the half-read command. */
  forget(): void {
    this.isInPicture = false
    this.#reading = interpret(this.#mechanics)
    this.#reading.next()
  }

  #mechanicsOf(owner: LanguageOwner, head: Head): Mechanics {
    return {
      read: byte => {
        if (this.taken++ === 0) this.#tickets.push([])
        this.#tickets.at(-1)?.push(byte)
      },
      init: () => {
        owner.tells = owner.behaviour.tells ?? false
      },
      row: row => head.add({ row }),
      feed: feed => head.add({ feed }),
      cut: () => head.add({ cut: true }),
      processed: () => {
        const { confirms = 'gs-r' } = owner.behaviour
        if (confirms === 'gs-r') owner.answer(Uint8Array.of(owner.conditions.paper === 'near' ? 3 : 0))
      },
      printed: id => {
        if (owner.behaviour.confirms === 'process-id')
          head.add({ answer: Buffer.from(`7"${id}\0`, 'latin1') })
      },
      tellByItself: isOn => {
        owner.tells = isOn
        if (isOn) owner.answer(automaticStatus(owner.conditions))
      },
      beginPicture: rows => {
        this.isInPicture = true
        this.bands.push(rows)
      },
      endPicture: () => {
        this.isInPicture = false
      },
      unknown: bytes => this.notUnderstood.push(Buffer.from(bytes).toString('hex')),
    }
  }
}
