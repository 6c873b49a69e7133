import { randomBytes, randomInt } from 'node:crypto'
import type { GivenCode, PersonBody, PersonRow } from '../../shared/contract/people.ts'
import type { Sign } from '../../shared/domain/counter.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { StaffRole } from '../../shared/domain/roles.ts'
import { cleanText } from '../../shared/domain/text.ts'
import type { ScriptContext, ScriptResult } from '../queue/script-runner.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { digest } from './digest.ts'
import type { Passwords } from './passwords.ts'
import { peopleArgs } from './people-args.ts'
import { Register } from './register.ts'
import { codeParts, codeSigns } from './typed.ts'

const answerMs = 3_000

/** A code is handed over and used within a working day. */
const codeMs = 24 * 3_600_000
/** What a password or a code is held against. */
export interface Secrets {
  person: Person
  /** Of the password, or of the one-time code where there is none. */
  hash: string | undefined
  isCode: boolean
  /** Unix ms. */
  codeUntil: number
  /** Counts what makes earlier sessions void. */
  credentials: string
}

export type Given = { ok: true; reply: GivenCode } | Extract<ScriptResult, { ok: false }>
export type Changed = { ok: true; reply: PersonRow } | Extract<ScriptResult, { ok: false }>

/** Everybody who signs in. Records stand in the store alone; a node keeps none. */
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

  async find(id: string): Promise<Person | undefined> {
    const fields = await this.#fields(id)
    return fields && personOf(id, fields)
  }

  /** @returns what somebody's password is held against, by the login as `readLogin` makes it. */
  async secretsOf(login: string): Promise<Secrets | undefined> {
    const id = await withDeadline(this.#client.hGet(this.#key('logins'), login), answerMs)
    return id ? this.secretsOfPerson(id) : undefined
  }

  async secretsOfPerson(id: string): Promise<Secrets | undefined> {
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

  /** @returns everybody, in one go; or of these centres only. */
  async list(centres: readonly string[] | 'all'): Promise<PersonRow[]> {
    const ids = await withDeadline(this.#client.sMembers(this.#key('all')), answerMs)
    if (ids.length === 0) return []
    const many = this.#client.multi()
    for (const id of ids) many.hGetAll(this.#key(`person:${id}`))
    const records = (await withDeadline(many.execAsPipeline(), answerMs)) as unknown as Fields[]
    const rows = records.flatMap((fields, at) => (fields.login ? [rowOf(ids[at] ?? '', { ...fields })] : []))
    if (centres === 'all') return rows
    return rows.filter(row => row.centres.some(centre => centres.includes(centre)))
  }

  /** Makes somebody, with a code for the first sign-in. @throws BusyError */
  async create(context: ScriptContext, body: PersonBody): Promise<Given> {
    const code = newCode()
    const until = this.#now() + codeMs
    const hashed = await this.#hashOf(context, code)
    return this.#given(
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

  /** Hashing takes 100 ms of a core: past a limit nothing new is written, so none is made. */
  async #hashOf({ charge }: ScriptContext, code: string): Promise<string> {
    return charge?.spent ? '' : this.#passwords.hash(code)
  }

  /** Makes somebody with a password: the first administrator. @throws BusyError */
  async createWithPassword(
    context: ScriptContext,
    body: PersonBody,
    password: string,
  ): Promise<ScriptResult> {
    const hash = await this.#passwords.hash(password)
    return this.register.run('create-person', context, { ...argsOf(body), person: newId(), hash })
  }

  async change(
    context: ScriptContext,
    id: string,
    base: number,
    body: PersonBody,
    isActive: boolean,
  ): Promise<Changed> {
    const args = { ...argsOf(body), person: id, base, active: isActive ? '1' : '0' }
    const result = await this.register.run('change-person', context, args)
    return result.ok ? { ok: true, reply: await this.#row(id) } : result
  }

  /** Somebody has forgotten the password. @throws BusyError */
  async giveCode(context: ScriptContext, id: string): Promise<Given> {
    const person = await this.find(id)
    if (!person) return { ok: false, error: { code: 'NO_SUCH_PERSON' } }
    const code = newCode()
    const codeUntil = this.#now() + codeMs
    const hashed = await this.#hashOf(context, code)
    const args = { person: id, code: hashed, codeUntil, account: digest(person.login) }
    return this.#given(await this.register.run('give-code', context, args), code, codeUntil)
  }

  /** @param was what the present password was held against. @throws BusyError */
  async setPassword(
    context: ScriptContext,
    { person, hash: was }: Secrets,
    next: string,
  ): Promise<ScriptResult> {
    const hash = await this.#passwords.hash(next)
    return this.register.run('set-password', context, { person: person.id, hash, was })
  }

  /** Somebody of the demonstration: made when they first come, without a password. */
  async adopt(given: Sign & Pick<Person, 'id' | 'role' | 'centres'>): Promise<Person> {
    const known = await this.find(given.id)
    if (known) return known
    const body = { ...given, login: given.id.toLowerCase(), centres: [...given.centres] }
    await this.register.run('create-person', { by: 'system:demo' }, { ...argsOf(body), person: given.id })
    const made = await this.find(given.id)
    if (!made) throw new Error('somebody of the demonstration could not be made')
    return made
  }

  async #given(result: ScriptResult, code: string, until: number): Promise<Given> {
    if (!result.ok) return result
    const person = await this.#row(String(result.reply.person))
    // A request that is known was answered with another code, which stands nowhere.
    return { ok: true, reply: result.seen ? { person } : { person, code, until } }
  }

  async #row(id: string): Promise<PersonRow> {
    return rowOf(id, (await this.#fields(id)) ?? {})
  }

  async #fields(id: string): Promise<Fields | undefined> {
    const fields = await withDeadline(this.#client.hGetAll(this.#key(`person:${id}`)), answerMs)
    return fields.login === undefined ? undefined : { ...fields }
  }

  #key(name: string): string {
    return `${this.register.base}${name}`
  }
}

type Fields = Partial<Record<string, string>>

/** Older versions took names that this one would not: they are cleaned here, on their way to everybody who is told of them. */
function personOf(id: string, fields: Fields): Person {
  const { login = '', surname = '', name = '', patronymic = '', post = '', role, centres, version } = fields
  return {
    ...{ id, login, surname: cleanText(surname), name: cleanText(name) },
    ...{ patronymic: cleanText(patronymic), post: cleanText(post) },
    // Written by our own script alone.
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

/** @returns a code as it is handed over: `abcd-efgh-jkmn`. */
function newCode(): string {
  const sign = () => codeSigns[randomInt(codeSigns.length)]
  return codeParts.map(length => Array.from({ length }, sign).join('')).join('-')
}
