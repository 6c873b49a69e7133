import type { Logger } from 'pino'
import type { StoreNotice } from '../../shared/contract/wire.ts'
import { whatIsNotPromised } from './foreign-redis.ts'
import type { Admission, Ask } from './gate.ts'

/** What this node knows of one count of events in the store: of a centre, or of a register. */
export interface KnownTrail {
  name: string
  keys: { readonly centre: string; readonly events: string }
  /** Undefined where it was never read. */
  epoch?: string
  /** Number of the last event that this node has read, or whose command was acknowledged here. */
  n: number
  /** The last event that this node has read, and its stream id. */
  last?: { n: number; id: string }
}

/**
 * Why a store gets no commands. `replica`: another server is the master. `loading`: it reads its files. `older`: it lacks events
 * that this node knows. `another`: it holds another hall, none at all, or another history of this one. `half-restored`: a restore of
 * a backup was interrupted.
 */
type StoreFault = 'replica' | 'loading' | 'older' | 'another' | 'half-restored'

/** A replica that takes over names the line of masters it was of, and a master changes that name when its first replica comes. */
const againMs = 5_000

/** What the log says of each, to whoever runs the installation. */
const faultLines: Readonly<Record<StoreFault, string>> = {
  replica: 'the store is a replica: it gets no command until it is a master, or the address leads to one',
  loading: 'the store reads its files: it gets no command until it has',
  older:
    'the store lacks events that this server has seen: it gets no command. Bring back the store that has them, or start every server again to go on with this one',
  another:
    'the store is not the one this server has worked with: it gets no command. Bring back the right one, or start every server again to go on with this one',
  'half-restored':
    'a restore of the store was interrupted: it gets no command until the restore is repeated: npm run restore FILE',
}

/** The server was asked and must not be used. */
class StoreRefusedError extends Error {
  override name = 'StoreRefusedError'
}

/** Which server it is, and of which line of masters. */
interface Identity {
  /** Of the process: another after every start. */
  run: string
  replication: string
  /** The line that it went on with when it became the master; forty zeros where there was none. */
  before: string
}

export interface StoreCheckOptions {
  log: Logger
  /** Somebody else runs the store: its settings are read, and what they don't promise is logged. */
  isForeign: boolean
  /** Set while a backup is restored into the store; see `restoreMarkKey`. */
  restoreMark: string
  known(): readonly KnownTrail[]
  /** The files of the store were damaged, and are used without their end. */
  isRepaired(): boolean
  /** The store went back by a failover, and is used all the same: what was acknowledged before counts no more. */
  onLost(): void
}

/**
 * Checks the store on each connection, and again when it comes back: that it is a master, and holds what this node has read and
 * acknowledged. An address may lead to a replica, to a master that was replaced meanwhile, or to a copy from a backup; commands
 * carried out there would be lost, or give a number to a second visitor.
 *
 * What a failover may lose is taken as it is: a replica that was promoted says of which master it was one, and that master is
 * gone. Anything else that lacks events is refused until it has them, or until the server is started again.
 */
export class StoreCheck {
  /** Of the connection by which commands go. */
  readonly main: Admission
  /** Of all others: to the same server as the main one. */
  readonly others: Admission
  readonly #options: StoreCheckOptions
  readonly #listeners: (() => void)[] = []
  /** Resolves when the main connection has been admitted for the first time. */
  readonly #admitted: Promise<void>
  #onAdmitted = () => {}
  #identity: Identity | undefined
  #fault: StoreFault | undefined
  #hasLost = false
  /** What the settings of the store did not promise, first and last; undefined: nothing, or they were not read. */
  #weakness: { first: string | undefined; last: string | undefined } | undefined

  constructor(options: StoreCheckOptions) {
    this.#options = options
    this.#admitted = new Promise(resolve => {
      this.#onAdmitted = resolve
    })
    this.main = { admit: ask => this.#admit(ask), againMs, onMoved: () => {} }
    this.others = {
      admit: ask => this.#admitOther(ask),
      onMoved: listener => this.#listeners.push(listener),
    }
  }

  /** @returns what managers are to know of the store now. */
  notices(): StoreNotice[] {
    const isUnsafe = this.#weakness?.last !== undefined && this.#weakness.first === undefined
    return [
      ...(this.#fault && this.#fault !== 'loading' && this.#fault !== 'half-restored' ? [this.#fault] : []),
      ...(this.#hasLost ? (['lost'] as const) : []),
      ...(this.#options.isRepaired() ? (['repaired'] as const) : []),
      ...(isUnsafe ? (['unsafe'] as const) : []),
    ]
  }

  async #admit(ask: Ask): Promise<void> {
    const { identity, fault } = await readIdentity(ask)
    if (fault) throw this.#refuse(fault)
    const before = this.#identity
    const isSame = before !== undefined && identity?.run === before.run && isOfLine(identity, before)
    if (!isSame) {
      if (await ask('EXISTS', this.#options.restoreMark)) throw this.#refuse('half-restored')
      await this.#checkTrails(ask, identity)
    }
    this.#identity = identity
    if (this.#fault) this.#options.log.info('the store is used again')
    this.#fault = undefined
    await this.#readSettings(ask)
    this.#onAdmitted()
    if (before !== undefined && before.run !== identity?.run)
      for (const listener of this.#listeners) listener()
  }

  /** A reading connection that stayed with the old master would show the hall as it was. */
  async #admitOther(ask: Ask): Promise<void> {
    await this.#admitted
    const { identity, fault } = await readIdentity(ask)
    const isElsewhere = identity && this.#identity && identity.run !== this.#identity.run
    if (fault || isElsewhere)
      throw new StoreRefusedError('the server is not the one that carries out commands')
  }

  /** @throws StoreRefusedError where events are missing that this node knows */
  async #checkTrails(ask: Ask, identity: Identity | undefined): Promise<void> {
    const { log, known, onLost } = this.#options
    const found = await Promise.all(
      known().map(async trail => ({ trail, fault: await checkTrail(ask, trail) })),
    )
    const trails = found.flatMap(({ trail, fault }) => (fault ? [trail.name] : []))
    if (trails.length === 0) return
    const isPromoted = identity !== undefined && identity.before === this.#identity?.replication
    const worst = found.some(({ fault }) => fault === 'another') ? 'another' : 'older'
    if (!isPromoted || worst === 'another') throw this.#refuse(worst, trails)
    this.#hasLost = true
    log.error(
      { trails },
      'the store was replaced by a replica that lacks the last events; continuing with it, and the last tickets may be lost',
    )
    onLost()
  }

  #refuse(fault: StoreFault, trails?: readonly string[]): StoreRefusedError {
    // Asked once a second: said once.
    if (fault !== this.#fault) this.#options.log.error({ store: fault, trails }, faultLines[fault])
    this.#fault = fault
    return new StoreRefusedError(faultLines[fault])
  }

  /** Managed ones refuse CONFIG: then nothing is known. */
  async #readSettings(ask: Ask): Promise<void> {
    if (!this.#options.isForeign) return
    const wanted = ['appendonly', 'appendfsync', 'maxmemory-policy', 'save']
    const settings = (await allowed(ask('CONFIG', 'GET', ...wanted))) ?? {}
    const last = whatIsNotPromised(settings as Record<string, string>)
    if (last !== undefined && last !== this.#weakness?.last) this.#options.log.warn(last)
    this.#weakness = { first: this.#weakness ? this.#weakness.first : last, last }
  }
}

/** @returns what is wrong with a trail in the store; undefined where it holds what is known of it. */
async function checkTrail(
  ask: Ask,
  { keys, epoch, n, last }: KnownTrail,
): Promise<'older' | 'another' | undefined> {
  const [head, entries] = await Promise.all([
    ask('HMGET', keys.centre, 'epoch', 'n') as Promise<(string | null)[]>,
    // Streams are trimmed from their beginning and never to the end: the last event that was read is there.
    last ? (ask('XRANGE', keys.events, last.id, last.id) as Promise<[string, string[]][]>) : [],
  ])
  const [storeEpoch = null, storeN] = head
  if (storeEpoch === null || (epoch !== undefined && storeEpoch !== epoch)) return 'another'
  if (Number(storeN) < n) return 'older'
  if (!last) return undefined
  const fields = entries[0]?.[1] ?? []
  // As many events or more, but not these: it went another way at some earlier event.
  return fields[fields.indexOf('n') + 1] === String(last.n) ? undefined : 'older'
}

/** Whether a server went on with the line of masters that is known, or is of it. */
function isOfLine({ replication, before }: Identity, known: Identity): boolean {
  return replication === known.replication || before === known.replication
}

/** @returns what a server says of itself; no identity where it may not say it, as with some who run Redis for others. */
async function readIdentity(ask: Ask): Promise<{ identity?: Identity; fault?: StoreFault }> {
  const info = await allowed(ask('INFO'))
  if (info === undefined) {
    const role = (await allowed(ask('ROLE'))) as [string] | undefined
    return role === undefined || role[0] === 'master' ? {} : { fault: 'replica' }
  }
  const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(String(info))?.[1]
  const [run, replication, before = ''] = ['run_id', 'master_replid', 'master_replid2'].map(field)
  const isReplica = field('role') !== 'master'
  const fault = field('loading') === '1' ? 'loading' : isReplica ? 'replica' : undefined
  return { ...(run && replication && { identity: { run, replication, before } }), ...(fault && { fault }) }
}

/** @returns the answer; undefined where this user may not ask. */
async function allowed(answer: Promise<unknown>): Promise<unknown> {
  return answer.catch(error => {
    if (error instanceof Error && /^(NOPERM|ERR unknown command)/.test(error.message)) return undefined
    throw error
  })
}
