import type { Logger } from 'pino'
import type { StoreNotice } from '../../shared/contract/wire.ts'
import { whatIsNotPromised } from './foreign-redis.ts'
import type { Admission, Ask } from './gate.ts'

/** What this node knows of one stream in the store, of a centre or a register. */
export interface KnownStream {
  name: string
  keys: { readonly centre: string; readonly events: string }
  /** Undefined: never read. */
  epoch?: string
  /** Number of the last event that this node has read, or whose command was acknowledged here. */
  n: number
  /** The last event that this node has read, with its stream id. */
  last?: { n: number; id: string }
}

/**
 * Why a store gets no commands. `replica`: another server is the master. `loading`: it reads its files. `older`: it
 * lacks events that this node knows. `another`: it holds another installation, nothing, or another history of this
 * one. `half-restored`: the restore of a backup was interrupted.
 */
type StoreFault = 'replica' | 'loading' | 'older' | 'another' | 'half-restored'

/**
 * Milliseconds between checks. A replica that becomes master keeps its old replication id only as the second one,
 * and a master's id changes when its first replica connects.
 */
const recheckEveryMs = 5_000

/** The log line of each fault, for the operator. */
const faultLines: Readonly<Record<StoreFault, string>> = {
  replica: 'the store is a replica: it gets no command until it is a master, or the address leads to one',
  loading: 'the store reads its files: it gets no command until it has',
  older:
    'the store lacks events that this server has seen: it gets no command. Bring back the store that has them, or start every server again to continue with this one',
  another:
    'the store is not the one this server has worked with: it gets no command. Bring back the right one, or start every server again to continue with this one',
  'half-restored':
    'a restore of the store was interrupted: it gets no command until the restore is repeated: npm run restore FILE',
}

/** The server was checked and must not be used. */
class StoreRefusedError extends Error {
  override name = 'StoreRefusedError'
}

/** Identifies a server and its line of masters (its replication ids). */
interface Identity {
  /** Id of the process, new after every start. */
  run: string
  replication: string
  /** Replication id that it continued when it became the master; forty zeros if it never did. */
  before: string
}

export interface StoreCheckOptions {
  log: Logger
  /** Whether others run the store: then its settings are read, and what they don't promise is logged. */
  isForeign: boolean
  /** Key that is set while a backup is restored into the store; see `restoreMarkKey`. */
  restoreMark: string
  known(): readonly KnownStream[]
  /** Whether the store's files were damaged and are used without their end. */
  isRepaired(): boolean
  /**
   * Called when a failover went back in time and the store is used all the same: earlier acknowledgements are void.
   */
  onLost(): void
}

/**
 * Checks the store on each connection and when it comes back: it must be a master, and hold all that this node has
 * read and acknowledged. The address may lead to a replica, a replaced master, or a copy from a backup; commands
 * there would be lost, or give a number to a second visitor.
 *
 * Losses of a failover are accepted: a promoted replica names the master that it followed, and that master is gone.
 * Any other store that lacks events is refused until it has them, or until the server is restarted.
 */
export class StoreCheck {
  /** For the connection that sends commands. */
  readonly main: Admission
  /** For all other connections: they must reach the same server as the main one. */
  readonly others: Admission
  readonly #options: StoreCheckOptions
  readonly #listeners: (() => void)[] = []
  /** Resolves when the main connection is admitted for the first time. */
  readonly #admitted: Promise<void>
  #onAdmitted = () => {}
  #identity: Identity | undefined
  #fault: StoreFault | undefined
  #hasLost = false
  /** What the store's settings did not promise, first and last; undefined: nothing, or they were not read. */
  #weakness: { first: string | undefined; last: string | undefined } | undefined

  constructor(options: StoreCheckOptions) {
    this.#options = options
    this.#admitted = new Promise(resolve => {
      this.#onAdmitted = resolve
    })
    this.main = { admit: ask => this.#admit(ask), recheckEveryMs, onMoved: () => {} }
    this.others = {
      admit: ask => this.#admitOther(ask),
      onMoved: listener => this.#listeners.push(listener),
    }
  }

  /** @returns the notices about the store that managers are to see now */
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
      await this.#checkStreams(ask, identity)
    }
    this.#identity = identity
    if (this.#fault) this.#options.log.info('the store is in use again')
    this.#fault = undefined
    await this.#readSettings(ask)
    this.#onAdmitted()
    if (before !== undefined && before.run !== identity?.run)
      for (const listener of this.#listeners) listener()
  }

  /** Checks a reading connection. One that stayed with an old master would show old data. */
  async #admitOther(ask: Ask): Promise<void> {
    await this.#admitted
    const { identity, fault } = await readIdentity(ask)
    const isElsewhere = identity && this.#identity && identity.run !== this.#identity.run
    if (fault || isElsewhere)
      throw new StoreRefusedError('the server is not the one that carries out commands')
  }

  /** Checks the streams. @throws StoreRefusedError when events are missing that this node knows */
  async #checkStreams(ask: Ask, identity: Identity | undefined): Promise<void> {
    const { log, known, onLost } = this.#options
    const found = await Promise.all(
      known().map(async stream => ({ stream, fault: await checkStream(ask, stream) })),
    )
    const streams = found.flatMap(({ stream, fault }) => (fault ? [stream.name] : []))
    if (streams.length === 0) return
    const isPromoted = identity !== undefined && identity.before === this.#identity?.replication
    const worst = found.some(({ fault }) => fault === 'another') ? 'another' : 'older'
    if (!isPromoted || worst === 'another') throw this.#refuse(worst, streams)
    this.#hasLost = true
    log.error(
      { streams },
      'the store was replaced by a replica that lacks the last events; continuing with it, and the last tickets may be lost',
    )
    onLost()
  }

  #refuse(fault: StoreFault, streams?: readonly string[]): StoreRefusedError {
    // The check runs every second; each fault is logged once.
    if (fault !== this.#fault) this.#options.log.error({ store: fault, streams }, faultLines[fault])
    this.#fault = fault
    return new StoreRefusedError(faultLines[fault])
  }

  /** Reads the store's settings. Hosted stores refuse CONFIG; then nothing is known. */
  async #readSettings(ask: Ask): Promise<void> {
    if (!this.#options.isForeign) return
    const wanted = ['appendonly', 'appendfsync', 'maxmemory-policy', 'save']
    const settings = (await allowed(ask('CONFIG', 'GET', ...wanted))) ?? {}
    const last = whatIsNotPromised(settings as Record<string, string>)
    if (last !== undefined && last !== this.#weakness?.last) this.#options.log.warn(last)
    this.#weakness = { first: this.#weakness ? this.#weakness.first : last, last }
  }
}

/** Checks one stream. @returns its fault; undefined when the store holds what is known of it */
async function checkStream(
  ask: Ask,
  { keys, epoch, n, last }: KnownStream,
): Promise<'older' | 'another' | undefined> {
  const [head, entries] = await Promise.all([
    ask('HMGET', keys.centre, 'epoch', 'n') as Promise<(string | null)[]>,
    // Streams are trimmed only at their beginning, so the last event that was read is still there.
    last ? (ask('XRANGE', keys.events, last.id, last.id) as Promise<[string, string[]][]>) : [],
  ])
  const [storeEpoch = null, storeN] = head
  if (storeEpoch === null || (epoch !== undefined && storeEpoch !== epoch)) return 'another'
  if (Number(storeN) < n) return 'older'
  if (!last) return undefined
  const fields = entries[0]?.[1] ?? []
  // There are enough events, but others: the history differs from some earlier event on.
  return fields[fields.indexOf('n') + 1] === String(last.n) ? undefined : 'older'
}

/** @returns whether a server continues the known line of masters, or is still in it */
function isOfLine({ replication, before }: Identity, known: Identity): boolean {
  return replication === known.replication || before === known.replication
}

/** Reads who a server is. @returns no identity when it may not tell, as with some hosted stores */
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

/** @returns the answer; undefined when this user may not ask */
async function allowed(answer: Promise<unknown>): Promise<unknown> {
  return answer.catch(error => {
    if (error instanceof Error && /^(NOPERM|ERR unknown command)/.test(error.message)) return undefined
    throw error
  })
}
