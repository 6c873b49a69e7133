import { randomBytes, randomInt } from 'node:crypto'
import type { z } from 'zod'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { changePersonSchema, GivenCode, PersonBody, PersonRow } from '../../shared/contract/people.ts'
import type { Sign } from '../../shared/domain/counter.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { StaffRole } from '../../shared/domain/roles.ts'
import { cleanText } from '../../shared/domain/text.ts'
import type { ScriptContext, ScriptResult } from '../queue/script-runner.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { digest } from './digest.ts'
import type { Passwords } from './passwords.ts'
import { peopleArgs } from './people-args.ts'
import { codeParts, codeSigns } from './read-typed.ts'
import { Register } from './register.ts'

/** Milliseconds after which the store counts as away; a person waits for the answer. */
const storeTimeoutMs = 3_000
/** Milliseconds that a one-time code is valid: it is handed over and used within a working day. */
const codeLifetimeMs = 24 * 3_600_000

/** What a password or a code is compared with. */
export interface Secrets {
  person: Person
  /** The hash of the password, or of the one-time code while there is no password. */
  hash: string | undefined
  isCode: boolean
  /** Unix ms. */
  codeUntil: number
  /** A count that grows whenever all sessions end; a session holds the count under which it began. */
  credentials: string
}

export type PersonChange = Omit<z.infer<typeof changePersonSchema>, 'requestId'>
export type Given = { ok: true; reply: GivenCode } | Extract<ScriptResult, { ok: false }>
export type Changed = { ok: true; reply: PersonRow } | Extract<ScriptResult, { ok: false }>

/** The people who sign in. The store holds their records; a node caches none. */
export class People {
  readonly register: Register<typeof peopleArgs>
  readonly #client: RedisClient
  readonly #passwords: Passwords
  readonly #now: () => number

  /** @param now Redis's time, Unix ms */
  constructor(client: RedisClient, prefix: string, passwords: Passwords, now: () => number) {
    this.register = new Register(client, prefix, 'people', peopleArgs)
    this.#client = client
    this.#passwords = passwords
    this.#now = now
  }

  /** @returns the person; undefined when there is none. @throws when the store is away */
  async find(id: string): Promise<Person | undefined> {
    const fields = await this.#fields(id)
    return fields && personOf(id, fields)
  }

  /** Reads a person's secrets by login. @param login as `readLogin` returns it */
  async findSecretsByLogin(login: string): Promise<Secrets | undefined> {
    const id = await withDeadline(this.#client.hGet(this.#key('logins'), login), storeTimeoutMs)
    return id ? this.findSecrets(id) : undefined
  }

  /** Reads a person's secrets by id. */
  async findSecrets(id: string): Promise<Secrets | undefined> {
    const fields = await this.#fields(id)
    if (!fields) return undefined
    const { hash, code, codeUntil, credentials = '' } = fields
    return {
      person: personOf(id, fields),
      hash: hash ?? code,
      isCode: hash === undefined && code !== undefined,
      codeUntil: Number(codeUntil ?? 0),
      credentials,
    }
  }

  /** Reads all people, or those who work at one of the given centres. */
  async list(centres: readonly string[] | 'all'): Promise<PersonRow[]> {
    const ids = await withDeadline(this.#client.sMembers(this.#key('all')), storeTimeoutMs)
    if (ids.length === 0) return []
    const many = this.#client.multi()
    for (const id of ids) many.hGetAll(this.#key(`person:${id}`))
    const records = (await withDeadline(many.execAsPipeline(), storeTimeoutMs)) as unknown as Fields[]
    const rows = records.flatMap((fields, at) => (fields.login ? [rowOf(ids[at] ?? '', { ...fields })] : []))
    if (centres === 'all') return rows
    return rows.filter(row => row.centres.some(centre => centres.includes(centre)))
  }

  /**
   * Creates a person with a one-time code for the first sign-in.
   *
   * @param refusal the reason why the node refuses it, if it does
   * @throws BusyError
   */
  async create(context: ScriptContext, body: PersonBody, refusal?: Refusal): Promise<Given> {
    const code = newCode()
    const until = this.#now() + codeLifetimeMs
    if (refusal)
      return this.#withCode(await this.register.refuse('create-person', context, refusal), code, until)
    const hashed = await this.#hashUnlessLimited(context, code)
    return this.#withCode(
      await this.register.run('create-person', context, {
        ...argsOf(body),
        person: newId(),
        code: hashed,
        codeUntil: until,
      }),
      code,
      until,
    )
  }

  /** Hashes a code, which takes 100 ms of a core. A caller past its limit gets no new code, so nothing is hashed. */
  async #hashUnlessLimited({ charge }: ScriptContext, code: string): Promise<string> {
    return charge?.spent ? '' : this.#passwords.hash(code)
  }

  /** Creates a person with a password: the first administrator. @throws BusyError */
  async createWithPassword(
    context: ScriptContext,
    body: PersonBody,
    password: string,
  ): Promise<ScriptResult> {
    const hash = await this.#passwords.hash(password)
    return this.register.run('create-person', context, { ...argsOf(body), person: newId(), hash })
  }

  /**
   * Changes a person's record.
   *
   * @param base the version that the administrator saw
   * @param refusal the reason why the node refuses it, if it does
   */
  async change(
    context: ScriptContext,
    id: string,
    { base, person, isActive }: PersonChange,
    refusal?: Refusal,
  ): Promise<Changed> {
    const args = { ...argsOf(person), person: id, base, active: isActive ? '1' : '0' }
    const result = refusal
      ? await this.register.refuse('change-person', context, refusal)
      : await this.register.run('change-person', context, args)
    return result.ok ? { ok: true, reply: await this.#readRow(id) } : result
  }

  /** Replaces a forgotten password with a one-time code. @throws BusyError */
  async giveCode(context: ScriptContext, id: string): Promise<Given> {
    const person = await this.find(id)
    const code = newCode()
    const codeUntil = this.#now() + codeLifetimeMs
    if (!person) {
      const refused = await this.register.refuse('give-code', context, { code: 'NO_SUCH_PERSON' })
      return this.#withCode(refused, code, codeUntil)
    }
    const hashed = await this.#hashUnlessLimited(context, code)
    const args = { person: id, code: hashed, codeUntil, account: digest(person.login) }
    return this.#withCode(await this.register.run('give-code', context, args), code, codeUntil)
  }

  /** Sets a password. @param secrets those that the present password was compared with @throws BusyError */
  async setPassword(
    context: ScriptContext,
    { person, hash: was }: Secrets,
    next: string,
  ): Promise<ScriptResult> {
    const hash = await this.#passwords.hash(next)
    return this.register.run('set-password', context, { person: person.id, hash, was })
  }

  /** Finds a person of the demonstration, or creates one without a password. @throws Error when the register refuses */
  async adopt(given: Sign & Pick<Person, 'id' | 'role' | 'centres'>): Promise<Person> {
    const known = await this.find(given.id)
    if (known) return known
    const body = { ...given, login: given.id.toLowerCase(), centres: [...given.centres] }
    await this.register.run('create-person', { by: 'system:demo' }, { ...argsOf(body), person: given.id })
    const made = await this.find(given.id)
    if (!made) throw new Error('a person of the demonstration could not be created')
    return made
  }

  async #withCode(result: ScriptResult, code: string, until: number): Promise<Given> {
    if (!result.ok) return result
    const person = await this.#readRow(String(result.reply.person))
    // A repeated request carried another code the first time. That code is not stored, so it cannot be repeated.
    return { ok: true, reply: result.seen ? { person } : { person, code, until } }
  }

  async #readRow(id: string): Promise<PersonRow> {
    return rowOf(id, (await this.#fields(id)) ?? {})
  }

  async #fields(id: string): Promise<Fields | undefined> {
    const fields = await withDeadline(this.#client.hGetAll(this.#key(`person:${id}`)), storeTimeoutMs)
    return fields.login === undefined ? undefined : { ...fields }
  }

  #key(name: string): string {
    return `${this.register.base}${name}`
  }
}

type Fields = Partial<Record<string, string>>

/** Reads a person. Cleans names here, because older versions accepted characters that this one refuses. */
function personOf(id: string, fields: Fields): Person {
  const { login = '', surname = '', name = '', patronymic = '', post = '', role, centres, version } = fields
  return {
    id,
    login,
    surname: cleanText(surname),
    name: cleanText(name),
    patronymic: cleanText(patronymic),
    post: cleanText(post),
    // Only our own script writes the role.
    role: role as StaffRole,
    centres: centres ? centres.split(',') : [],
    isActive: fields.active === '1',
    mustChange: fields.mustChange === '1',
    version: Number(version),
  }
}

function rowOf(id: string, fields: Fields): PersonRow {
  const { hash, code, codeTaken, codeUntil } = fields
  const isOpen = hash === undefined && code !== undefined && codeTaken !== code
  return {
    ...personOf(id, fields),
    hasPassword: hash !== undefined,
    ...(isOpen && { codeUntil: Number(codeUntil) }),
  }
}

function argsOf({ login, surname, name, patronymic, post, role, centres }: PersonBody) {
  return { login, surname, name, patronymic, post, role, centres: [...centres].sort().join() }
}

function newId(): string {
  return `p-${randomBytes(6).toString('hex')}`
}

/** @returns a random one-time code as it is handed over: `abcd-efgh-jkmn`. */
function newCode(): string {
  const sign = () => codeSigns[randomInt(codeSigns.length)]
  return codeParts.map(length => Array.from({ length }, sign).join('')).join('-')
}
