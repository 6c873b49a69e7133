import { randomBytes } from 'node:crypto'
import type { SessionInfo } from '../../shared/contract/account.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { centresOf } from '../../shared/domain/person.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import type { Identity } from './asker.ts'
import { digest } from './digest.ts'
import type { SessionReader } from './identify.ts'
import { type Passwords, problemOf } from './passwords.ts'
import type { People, Secrets } from './people.ts'
import { readCode, readLogin } from './typed.ts'

const answerMs = 3_000

/** A day's work, whatever happens; nobody stays signed in overnight. */
export const sessionMs = 12 * 3_600_000
/** Name of a session: opens nothing. */
const nameLength = 22
/** How much of it events and screens carry. */
const publicLength = 8
const longestBrowser = 80

/** From where somebody signs in. */
export interface SignInFrom {
  address: string
  browser: string
}

/** How somebody has proved who they are; with a password, what counted the try. */
type Proof = { by: 'provider' } | { by: 'password'; tries: { account: string; address: string } }

export type SignedIn =
  | { ok: true; token: string; endsAt: number; mustChange: boolean }
  | { ok: false; error: Refusal }

export interface SessionsOptions {
  client: RedisClient
  prefix: string
  people: People
  passwords: Passwords
  /** Redis's time, Unix ms. */
  now(): number
}

/**
 * Who is signed in. A session is 256 random bits in a cookie; the store holds their digest, so that a copy of the store opens
 * nothing. Every use looks at the session and at the person as they are now.
 */
export class Sessions implements SessionReader {
  readonly #options: SessionsOptions

  constructor(options: SessionsOptions) {
    this.#options = options
  }

  /**
   * Signs somebody in by name and password, or one-time code. What was wrong is not told, and takes as long.
   * @throws BusyError when too many sign in at once; when the store is away
   */
  async signIn(login: string, password: string, from: SignInFrom): Promise<SignedIn> {
    const { people, passwords, now } = this.#options
    const name = readLogin(login)
    const tries = { account: digest(name), address: digest(from.address) }
    const allowed = await people.register.run('try-sign-in', { by: 'system:door' }, tries)
    if (!allowed.ok) return allowed
    const secrets = await people.secretsOf(name)
    const isRight = await passwords.isRight(passwordIn(password, secrets), secrets?.hash)
    const isOpen = secrets?.person.isActive && !(secrets.isCode && now() >= secrets.codeUntil)
    if (secrets && isRight && isOpen) {
      const started = await this.start(secrets, from, { by: 'password', tries })
      if (started.ok) return started
    }
    await this.noteFailed(from, secrets?.person.id)
    return { ok: false, error: { code: 'BAD_SIGN_IN' } }
  }

  /**
   * Signs in whoever has proved elsewhere to be `login`: at the organisation's own sign-in.
   * @throws when the store is away
   */
  async signInProved(login: string, from: SignInFrom): Promise<SignedIn> {
    const secrets = await this.#options.people.secretsOf(login.trim().toLowerCase())
    if (secrets?.person.isActive) {
      const started = await this.start(secrets, from, { by: 'provider' })
      if (started.ok) return started
    }
    await this.noteFailed(from, secrets?.person.id)
    return { ok: false, error: { code: 'NOT_AMONG_US' } }
  }

  /** Tells the trail that somebody was not let in. @throws when the store is away */
  async noteFailed(from: SignInFrom, person?: string): Promise<void> {
    await this.#options.people.register.run(
      'fail-sign-in',
      { by: 'system:door' },
      { person, from: from.address },
    )
  }

  /** Begins a session of somebody who has proved who they are. */
  async start({ person, credentials }: Secrets, from: SignInFrom, proof: Proof): Promise<SignedIn> {
    const { address, browser } = from
    const tries = proof.by === 'password' ? proof.tries : { account: '', address: '' }
    const { client, people, now } = this.#options
    const token = randomBytes(32).toString('base64url')
    const name = nameOf(token)
    const startedAt = now()
    const endsAt = startedAt + sessionMs
    const record = {
      ...{ person: person.id, digest: digest(token), credentials, address },
      ...{ browser: browser.slice(0, longestBrowser), startedAt: String(startedAt), endsAt: String(endsAt) },
      proof: proof.by,
    }
    const key = this.#key(name)
    await withDeadline(client.multi().hSet(key, record).pExpireAt(key, endsAt).exec(), answerMs)
    const started = await people.register.run(
      'start-session',
      { by: `${person.role}:${person.id}` },
      {
        ...{ person: person.id, session: name, credentials, endsAt, from: address },
        ...{ browser: record.browser, proof: proof.by, account: tries.account, address: tries.address },
      },
    )
    if (started.ok)
      return { ok: true, token, endsAt, mustChange: person.mustChange && proof.by === 'password' }
    await withDeadline(client.del(key), answerMs)
    return started
  }

  async identify(token: string): Promise<Identity | undefined> {
    const found = await this.#find(token)
    if (!found) return undefined
    const { name, record, secrets } = found
    const { person } = secrets
    const { surname, name: givenName, patronymic, post } = person
    return {
      role: person.role,
      centres: centresOf(person),
      by: `${person.role}:${person.id}`,
      person: {
        id: person.id,
        sign: { surname, name: givenName, patronymic, post },
        // Whoever came another way has no password of ours to change.
        ...(person.mustChange && record.proof !== 'provider' && { mustChange: true }),
      },
      session: name.slice(0, publicLength),
      until: Number(record.endsAt),
    }
  }

  /** @returns a person's open sessions, the latest first. */
  async list(person: string, token: string | undefined): Promise<SessionInfo[]> {
    const { client } = this.#options
    const names = await this.#namesOf(person)
    if (names.length === 0) return []
    const records = await Promise.all(
      names.map(name => withDeadline(client.hGetAll(this.#key(name)), answerMs)),
    )
    const own = token === undefined ? undefined : nameOf(token)
    return records
      .flatMap((record, at) => {
        const name = names[at] ?? ''
        const { startedAt, endsAt, address = '', browser = '' } = record
        if (startedAt === undefined) return []
        const times = { startedAt: Number(startedAt), endsAt: Number(endsAt) }
        return [{ id: name.slice(0, publicLength), isThis: name === own, ...times, address, browser }]
      })
      .sort((a, b) => b.startedAt - a.startedAt)
  }

  /** Ends one session of a person by its public name. @returns whether there was one. */
  async end(person: string, id: string, by: string, why: 'sign-out' | 'ended'): Promise<boolean> {
    const name = (await this.#namesOf(person)).find(one => one.startsWith(id))
    if (name === undefined) return false
    await this.#end(person, { session: name, why }, [name], by)
    return true
  }

  /** Ends whatever a cookie shows: at sign-out, and before another person signs in at the same browser. */
  async endToken(token: string, why: 'sign-out' | 'ended'): Promise<void> {
    const found = await this.#find(token)
    if (!found) return
    const { person } = found.secrets
    await this.#end(person.id, { session: found.name, why }, [found.name], `${person.role}:${person.id}`)
  }

  /** Ends all of a person's sessions, but the one of `token`. */
  async endAll(person: string, by: string, token?: string): Promise<void> {
    const except = token === undefined ? '' : nameOf(token)
    const names = (await this.#namesOf(person)).filter(name => name !== except)
    await this.#end(person, { except, why: 'ended' }, names, by)
  }

  /**
   * Sets a new password and begins a new session; all others end.
   * @throws BusyError when too many sign in at once; when the store is away
   */
  async changePassword(person: string, current: string, next: string, from: SignInFrom): Promise<SignedIn> {
    const { people, passwords } = this.#options
    const secrets = await people.secretsOfPerson(person)
    if (!secrets) return { ok: false, error: { code: 'NO_SUCH_PERSON' } }
    const { login } = secrets.person
    // The new one first: a weak one is no wrong try, and must not keep its author from the next.
    const problem = current === next ? 'PASSWORD_SAME' : await problemOf(next, login)
    if (problem) return { ok: false, error: { code: problem, detail: { field: 'next' } } }
    const tries = { account: digest(login), address: digest(from.address) }
    const allowed = await people.register.run('try-sign-in', { by: 'system:door' }, tries)
    if (!allowed.ok) return allowed
    if (!(await passwords.isRight(passwordIn(current, secrets), secrets.hash))) {
      await this.noteFailed(from, person)
      return { ok: false, error: { code: 'PASSWORD_WRONG', detail: { field: 'current' } } }
    }
    const by = `${secrets.person.role}:${person}`
    const set = await people.setPassword({ by }, secrets, next)
    if (!set.ok) return set
    const now = await people.secretsOfPerson(person)
    return now
      ? this.start(now, from, { by: 'password', tries })
      : { ok: false, error: { code: 'NO_SUCH_PERSON' } }
  }

  /** The records first: they are what opens; then the word of it, which lets every node cut the lines. */
  async #end(
    person: string,
    which: { session?: string; except?: string; why: string },
    names: readonly string[],
    by: string,
  ): Promise<void> {
    const { client, people } = this.#options
    for (const name of names) await withDeadline(client.del(this.#key(name)), answerMs)
    await people.register.run('end-sessions', { by }, { person, ...which })
  }

  async #namesOf(person: string): Promise<string[]> {
    const { client, people, now } = this.#options
    const key = `${people.register.base}sessions:${person}`
    return withDeadline(client.zRangeByScore(key, now(), '+inf'), answerMs)
  }

  async #find(token: string) {
    const { client, people, now } = this.#options
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined
    const name = nameOf(token)
    const record = await withDeadline(client.hGetAll(this.#key(name)), answerMs)
    // Equal by digest: what is compared in vain tells nothing about the token.
    if (record.digest !== digest(token) || now() >= Number(record.endsAt)) return undefined
    const secrets = await people.secretsOfPerson(record.person ?? '')
    const isOpen = secrets?.person.isActive && secrets.credentials === record.credentials
    return secrets && isOpen ? { name, record, secrets } : undefined
  }

  #key(name: string): string {
    return `${this.#options.prefix}kezek:{session:${name}}`
  }
}

/** @returns what is compared: a password as it was typed, a one-time code as it was handed over. */
function passwordIn(typed: string, secrets: Secrets | undefined): string {
  return secrets?.isCode ? (readCode(typed) ?? typed) : typed
}

/** Half of the digest: names the session, and opens nothing. */
function nameOf(token: string): string {
  return digest(token).slice(0, nameLength)
}
