import { randomBytes } from 'node:crypto'
import type { SessionInfo } from '../../shared/contract/account.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { centresOf } from '../../shared/domain/person.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import type { Identity } from './asker.ts'
import { digest } from './digest.ts'
import type { SessionReader } from './identify.ts'
import { findPasswordProblem, type Passwords } from './passwords.ts'
import type { People, Secrets } from './people.ts'
import { readCode, readLogin } from './read-typed.ts'

/** Milliseconds after which the store counts as away; a person waits for the answer. */
const storeTimeoutMs = 3_000

/** Milliseconds of a session: a working day. Nobody stays signed in overnight. */
export const sessionMs = 12 * 3_600_000
/** Characters of a session's name, which grants no access: 132 bits of the token's digest. */
const nameLength = 22
/** Characters of the session's public id, which events and screens carry and which grants no access. */
const publicIdLength = 8
/** Characters of the browser's name that are kept; enough to recognise it in the list of sessions. */
const maxBrowserLength = 80

/** The address and the browser from which a person signs in. */
export interface SignInFrom {
  address: string
  browser: string
}

/** How a person has proved who they are. `tries`: the digests under which the password attempt was counted. */
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
 * The sessions of people who are signed in. A session's token is 256 random bits in a cookie. The store holds only its digest, so a copy
 * of the store grants no access. Every use checks the session and the person as they are now.
 */
export class Sessions implements SessionReader {
  readonly #options: SessionsOptions

  constructor(options: SessionsOptions) {
    this.#options = options
  }

  /**
   * Signs a person in with a password or a one-time code. The refusal does not show whether the login or the password was wrong, neither
   * by its code nor by the time it takes.
   *
   * @throws BusyError when too many people sign in at once
   * @throws when the store is away
   */
  async signIn(login: string, password: string, from: SignInFrom): Promise<SignedIn> {
    const { people, passwords, now } = this.#options
    const name = readLogin(login)
    const tries = { account: digest(name), address: digest(from.address) }
    const allowed = await people.register.run('try-sign-in', { by: 'system:door' }, tries)
    if (!allowed.ok) return allowed
    const secrets = await people.findSecretsByLogin(name)
    const isRight = await passwords.isRight(passwordIn(password, secrets), secrets?.hash)
    const isOpen = secrets?.person.isActive && !(secrets.isCode && now() >= secrets.codeUntil)
    if (secrets && isRight && isOpen) {
      const started = await this.start(secrets, from, { by: 'password', tries })
      if (started.ok) return started
    }
    await this.recordFailedSignIn(from, secrets?.person.id)
    return { ok: false, error: { code: 'BAD_SIGN_IN' } }
  }

  /**
   * Signs in the person whom the organisation's own sign-in has identified.
   *
   * @param login as the provider names the person
   * @throws when the store is away
   */
  async signInFromProvider(login: string, from: SignInFrom): Promise<SignedIn> {
    const secrets = await this.#options.people.findSecretsByLogin(login.trim().toLowerCase())
    if (secrets?.person.isActive) {
      const started = await this.start(secrets, from, { by: 'provider' })
      if (started.ok) return started
    }
    await this.recordFailedSignIn(from, secrets?.person.id)
    return { ok: false, error: { code: 'NOT_AMONG_US' } }
  }

  /** Records a failed sign-in in the audit trail. @param person its id, when the login is known @throws when the store is away */
  async recordFailedSignIn(from: SignInFrom, person?: string): Promise<void> {
    await this.#options.people.register.run(
      'fail-sign-in',
      { by: 'system:door' },
      { person, from: from.address },
    )
  }

  /** Begins a session for a person who has proved their identity. */
  async start({ person, credentials }: Secrets, from: SignInFrom, proof: Proof): Promise<SignedIn> {
    const { address, browser } = from
    const tries = proof.by === 'password' ? proof.tries : { account: '', address: '' }
    const { client, people, now } = this.#options
    const token = randomBytes(32).toString('base64url')
    const name = nameOf(token)
    const startedAt = now()
    const endsAt = startedAt + sessionMs
    const record = {
      person: person.id,
      digest: digest(token),
      credentials,
      address,
      browser: browser.slice(0, maxBrowserLength),
      startedAt: String(startedAt),
      endsAt: String(endsAt),
      proof: proof.by,
    }
    const key = this.#key(name)
    await withDeadline(client.multi().hSet(key, record).pExpireAt(key, endsAt).exec(), storeTimeoutMs)
    const started = await people.register.run(
      'start-session',
      { by: `${person.role}:${person.id}` },
      {
        person: person.id,
        session: name,
        credentials,
        endsAt,
        from: address,
        browser: record.browser,
        proof: proof.by,
        account: tries.account,
        address: tries.address,
      },
    )
    if (started.ok)
      return { ok: true, token, endsAt, mustChange: person.mustChange && proof.by === 'password' }
    await withDeadline(client.del(key), storeTimeoutMs)
    return started
  }

  /** @returns the identity behind a session's token; undefined when the session has ended or never existed. */
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
        // A person who signed in at the provider has no password here to change.
        ...(person.mustChange && record.proof !== 'provider' && { mustChange: true }),
      },
      session: name.slice(0, publicIdLength),
      until: Number(record.endsAt),
    }
  }

  /** Reads a person's open sessions, the latest first. @param token of the session that asks, which is marked in the list */
  async list(person: string, token: string | undefined): Promise<SessionInfo[]> {
    const { client } = this.#options
    const names = await this.#namesOf(person)
    if (names.length === 0) return []
    const records = await Promise.all(
      names.map(name => withDeadline(client.hGetAll(this.#key(name)), storeTimeoutMs)),
    )
    const own = token === undefined ? undefined : nameOf(token)
    return records
      .flatMap((record, at) => {
        const name = names[at] ?? ''
        const { startedAt, endsAt, address = '', browser = '' } = record
        if (startedAt === undefined) return []
        const times = { startedAt: Number(startedAt), endsAt: Number(endsAt) }
        return [{ id: name.slice(0, publicIdLength), isThis: name === own, ...times, address, browser }]
      })
      .sort((a, b) => b.startedAt - a.startedAt)
  }

  /** Ends one session of a person. @param id the session's public id @returns whether there was one */
  async end(person: string, id: string, by: string, why: 'sign-out' | 'ended'): Promise<boolean> {
    const name = (await this.#namesOf(person)).find(one => one.startsWith(id))
    if (name === undefined) return false
    await this.#end(person, { session: name, why }, [name], by)
    return true
  }

  /** Ends the session of a cookie, if there is one: at sign-out, and before another person signs in at the same browser. */
  async endToken(token: string, why: 'sign-out' | 'ended'): Promise<void> {
    const found = await this.#find(token)
    if (!found) return
    const { person } = found.secrets
    await this.#end(person.id, { session: found.name, why }, [found.name], `${person.role}:${person.id}`)
  }

  /** Ends all sessions of a person except the one of `token`. */
  async endAll(person: string, by: string, token?: string): Promise<void> {
    const except = token === undefined ? '' : nameOf(token)
    const names = (await this.#namesOf(person)).filter(name => name !== except)
    await this.#end(person, { except, why: 'ended' }, names, by)
  }

  /**
   * Sets a new password, ends all sessions of the person and begins a new one.
   *
   * @throws BusyError when too many people sign in at once
   * @throws when the store is away
   */
  async changePassword(person: string, current: string, next: string, from: SignInFrom): Promise<SignedIn> {
    const { people, passwords } = this.#options
    const secrets = await people.findSecrets(person)
    if (!secrets) return { ok: false, error: { code: 'NO_SUCH_PERSON' } }
    const { login } = secrets.person
    // Judge the new password first: refusing a weak one must not count as a wrong attempt.
    const problem = current === next ? 'PASSWORD_SAME' : await findPasswordProblem(next, login)
    if (problem) return { ok: false, error: { code: problem, detail: { field: 'next' } } }
    const tries = { account: digest(login), address: digest(from.address) }
    const allowed = await people.register.run('try-sign-in', { by: 'system:door' }, tries)
    if (!allowed.ok) return allowed
    if (!(await passwords.isRight(passwordIn(current, secrets), secrets.hash))) {
      await this.recordFailedSignIn(from, person)
      return { ok: false, error: { code: 'PASSWORD_WRONG', detail: { field: 'current' } } }
    }
    const by = `${secrets.person.role}:${person}`
    const set = await people.setPassword({ by }, secrets, next)
    if (!set.ok) return set
    const now = await people.findSecrets(person)
    return now
      ? this.start(now, from, { by: 'password', tries })
      : { ok: false, error: { code: 'NO_SUCH_PERSON' } }
  }

  /** Removes the records, which grant access, and then emits the event that makes every node disconnect the sockets. */
  async #end(
    person: string,
    which: { session?: string; except?: string; why: string },
    names: readonly string[],
    by: string,
  ): Promise<void> {
    const { client, people } = this.#options
    for (const name of names) await withDeadline(client.del(this.#key(name)), storeTimeoutMs)
    await people.register.run('end-sessions', { by }, { person, ...which })
  }

  async #namesOf(person: string): Promise<string[]> {
    const { client, people, now } = this.#options
    const key = `${people.register.base}sessions:${person}`
    return withDeadline(client.zRangeByScore(key, now(), '+inf'), storeTimeoutMs)
  }

  async #find(token: string) {
    const { client, people, now } = this.#options
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined
    const name = nameOf(token)
    const record = await withDeadline(client.hGetAll(this.#key(name)), storeTimeoutMs)
    // Compares digests, so the time of a failed comparison shows nothing about the token.
    if (record.digest !== digest(token) || now() >= Number(record.endsAt)) return undefined
    const secrets = await people.findSecrets(record.person ?? '')
    const isOpen = secrets?.person.isActive && secrets.credentials === record.credentials
    return secrets && isOpen ? { name, record, secrets } : undefined
  }

  #key(name: string): string {
    return `${this.#options.prefix}kezek:{session:${name}}`
  }
}

/** @returns the text to compare: a password as typed, a one-time code in the form in which it was handed over. */
function passwordIn(typed: string, secrets: Secrets | undefined): string {
  return secrets?.isCode ? (readCode(typed) ?? typed) : typed
}

/** @returns a session's name: half of its token's digest, which grants no access. */
function nameOf(token: string): string {
  return digest(token).slice(0, nameLength)
}
