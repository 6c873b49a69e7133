import { QueueStore } from '../../../server/queue/queue-store.ts'
import { issue, type Member, member } from '../../kit/member.ts'
import type { TestNode } from '../../kit/node.ts'
import { printsOn, TestPrinter } from '../../kit/printer.ts'
import type { ReturningStore } from '../../kit/store-returns.ts'
import { until } from '../../kit/until.ts'

const centre = 'akmola'
/** A centre without commands: only the schedule opens and closes its days. */
const quietCentre = 'aktobe'
const queue = 'housing-register.submission'
const dayMs = 86_400_000

/** A kiosk that prints at a node, and a centre whose days follow each other by themselves. */
export class PaperAndDays {
  readonly #store: ReturningStore
  readonly #prefix: string
  readonly #printer: TestPrinter
  readonly #kiosk: Member
  readonly #manager: Member
  readonly #quiet: Member

  private constructor(
    store: ReturningStore,
    prefix: string,
    printer: TestPrinter,
    members: [kiosk: Member, manager: Member, quiet: Member],
  ) {
    this.#store = store
    this.#prefix = prefix
    this.#printer = printer
    ;[this.#kiosk, this.#manager, this.#quiet] = members
  }

  static async open(store: ReturningStore, node: TestNode): Promise<PaperAndDays> {
    const printer = await TestPrinter.open()
    const kiosk = await member(node.url, { role: 'kiosk', centre, device: 'printing' })
    const manager = await member(node.url, { role: 'manager', centre })
    const quiet = await member(node.url, { role: 'manager', centre: quietCentre })
    const settings = manager.hall.view?.settings
    await manager.ask('settings:update-settings', {
      base: settings?.version ?? 0,
      settings: { ...settings, ...printsOn('printing', printer.address) },
    })
    return new PaperAndDays(store, node.prefix, printer, [kiosk, manager, quiet])
  }

  /** Issues a ticket and waits for its paper. */
  async prints(): Promise<void> {
    const before = this.#printer.pieces.length
    const given = await until('a ticket is issued', () => issue(this.#kiosk).catch(() => undefined))
    await until('its paper comes', async () => (await this.#paperOf(given)) === 'printed')
    await until('the printer has cut it', () => this.#printer.pieces.length > before)
  }

  /**
   * Leads the quiet centre into a day that is over, and waits until this day ends and today opens.
   *
   * @param daysBack another number each time, because a day that has ended stays so
   */
  async daysFollow(daysBack: number): Promise<void> {
    const { hall } = this.#quiet
    const past = await this.#openPastDay(daysBack)
    await until('the day that is over ends', () => hall.view?.days[past] === 'closed')
    await until('today is open', () => hall.view?.day !== past && hall.view?.day === hall.tick?.day)
  }

  async close(): Promise<void> {
    for (const one of [this.#kiosk, this.#manager, this.#quiet]) one.close()
    await this.#printer.close()
  }

  /** @returns the result of a ticket's paper */
  async #paperOf({ ticket, number }: { ticket: string; number: string }): Promise<string | undefined> {
    const found = await this.#manager.hall.query('find', { number })
    return found.ok ? found.reply.tickets.find(({ id }) => id === ticket)?.print : undefined
  }

  /** Issues a ticket by a clock that is some days back. @returns that day */
  async #openPastDay(daysBack: number): Promise<string> {
    const then = () => Date.now() - daysBack * dayMs
    const calendar = { zone: 'Asia/Almaty', dayStartsAt: '00:00' }
    const options = { prefix: this.#prefix, calendarOf: () => calendar, clock: then, now: then }
    const past = new QueueStore(await this.#store.client(), options)
    const given = await past.run(quietCentre, 'issue', { by: 'kiosk:k2' }, { queue, lang: 'kk', from: 'k2' })
    if (!given.ok) throw new Error(given.error.code)
    return String(given.reply.ticket).slice(0, 8)
  }
}
