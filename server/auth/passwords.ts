import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { maxPasswordLength, minPasswordLength } from '../../shared/contract/account.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { readCommonPasswords } from './common-passwords.ts'

/** The library's number of Argon2id. Its const enum cannot be used with `isolatedModules`. */
const argon2id = 2

/** The first recommendation of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. About 50 ms here. */
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Concurrent hashes: two of Node's four worker threads, so that files and host names can still be read. */
const maxConcurrent = 2

/** Hashes in the queue. A longer queue would take more time than a screen waits for an answer. */
const maxWaiting = 100

/** Thrown when too many passwords wait to be hashed. */
export class BusyError extends Error {
  override name = 'BusyError'
}

/** Hashes passwords and compares them with hashes, a few at a time. */
export class Passwords {
  #running = 0
  readonly #waiting: (() => void)[] = []
  /** The hash of a random password, compared with when the login is unknown. */
  #dummyHash: Promise<string> | undefined

  /** Hashes a password. @throws BusyError */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(normalised(password), cost))
  }

  /**
   * Compares a password with a hash.
   *
   * @param stored undefined for an unknown login; the work is the same, so that the time does not show it
   * @throws BusyError
   */
  async isRight(password: string, stored: string | undefined): Promise<boolean> {
    this.#dummyHash ??= hash(randomBytes(16), cost)
    const against = stored ?? (await this.#dummyHash)
    const fits = await this.#inTurn(() => verify(against, normalised(password)))
    return fits && stored !== undefined
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting.length >= maxWaiting) throw new BusyError('too many passwords at once')
    if (this.#running >= maxConcurrent) await new Promise<void>(resolve => this.#waiting.push(resolve))
    this.#running++
    try {
      return await work()
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }
}

/** @returns the password in one Unicode form, whatever keyboard it was typed on. */
function normalised(password: string): string {
  return password.normalize('NFKC')
}

/**
 * Judges a new password by length and commonness, not by kinds of characters (NIST SP 800-63B, 5.1.1.2).
 *
 * @param login counts as too common for its owner's password
 * @returns the code of the problem; undefined when there is none
 */
export async function findPasswordProblem(password: string, login: string): Promise<ErrorCode | undefined> {
  const signs = [...normalised(password)]
  if (signs.length < minPasswordLength) return 'PASSWORD_SHORT'
  if (signs.length > maxPasswordLength) return 'PASSWORD_LONG'
  return (await isCommon(signs, login)) ? 'PASSWORD_COMMON' : undefined
}

const product = 'kezek'

async function isCommon(signs: readonly string[], login: string): Promise<boolean> {
  const small = signs.join('').toLowerCase()
  const commonPasswords = await readCommonPasswords()
  if (commonPasswords.has(small)) return true
  // A common word followed by a year or an exclamation mark is just as common.
  const core = small.replace(/^\P{L}+|\P{L}+$/gu, '')
  if (core.length < minPasswordLength && (commonPasswords.has(core) || core === login || core === product))
    return true
  return new Set(signs).size < 5 || isRepeated(small) || isRun(signs)
}

/** @returns whether a short piece is repeated: `abcabcabcabc`. */
function isRepeated(text: string): boolean {
  return /^(.{1,6})\1+.{0,5}$/su.test(text)
}

/** @returns whether each character follows the one before it: `123456789012`, `zyxwvutsrqpo`. */
function isRun(signs: readonly string[]): boolean {
  const steps = signs
    .slice(1)
    .map((sign, at) => (sign.codePointAt(0) ?? 0) - (signs[at]?.codePointAt(0) ?? 0))
  const inRun = steps.filter(step => step === 1 || step === -1 || step === -9 || step === 9).length
  return inRun >= steps.length - 1
}
