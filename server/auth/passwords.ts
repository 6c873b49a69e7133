import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { longestPassword, shortestPassword } from '../../shared/contract/account.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { readCommonPasswords } from './common-passwords.ts'

/** The library's number of Argon2id: its names are lost to whoever translates one file at a time. */
const argon2id = 2

/** As OWASP's Password Storage Cheat Sheet advises first: 19 MiB, two passes, one lane. About 50 ms here. */
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes at once: two of the four threads that Node has for such work, so that files and names are still read. */
const atOnce = 2

/** More that wait than this is a flood: each would wait longer than a screen waits for an answer. */
const mostWaiting = 100

/** The server hashes as fast as it can, and more is asked for. */
export class BusyError extends Error {
  override name = 'BusyError'
}

/** Passwords: made into hashes, held against them, and judged before they are taken. */
export class Passwords {
  #running = 0
  readonly #waiting: (() => void)[] = []
  #nobodys: Promise<string> | undefined

  /** @throws BusyError */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(normalised(password), cost))
  }

  /**
   * @param stored undefined for a name that nobody has: the work is the same, so that the time tells nothing.
   * @throws BusyError
   */
  async isRight(password: string, stored: string | undefined): Promise<boolean> {
    this.#nobodys ??= hash(randomBytes(16), cost)
    const against = stored ?? (await this.#nobodys)
    const fits = await this.#inTurn(() => verify(against, normalised(password)))
    return fits && stored !== undefined
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting.length >= mostWaiting) throw new BusyError('too many passwords at once')
    if (this.#running >= atOnce) await new Promise<void>(resolve => this.#waiting.push(resolve))
    this.#running++
    try {
      return await work()
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }
}

/** The same signs, whatever keyboard made them. */
function normalised(password: string): string {
  return password.normalize('NFKC')
}

/**
 * @param login nobody's password is their own name
 * @returns what is wrong with a new password; undefined: nothing. Length and commonness count, not kinds of signs (NIST SP 800-63B, 5.1.1.2).
 */
export async function problemOf(password: string, login: string): Promise<ErrorCode | undefined> {
  const signs = [...normalised(password)]
  if (signs.length < shortestPassword) return 'PASSWORD_SHORT'
  if (signs.length > longestPassword) return 'PASSWORD_LONG'
  return (await isCommon(signs, login)) ? 'PASSWORD_COMMON' : undefined
}

const product = 'kezek'

async function isCommon(signs: readonly string[], login: string): Promise<boolean> {
  const small = signs.join('').toLowerCase()
  const commonPasswords = await readCommonPasswords()
  if (commonPasswords.has(small)) return true
  // A common word with a year or an exclamation mark behind it is as common.
  const core = small.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  if (core.length < shortestPassword && (commonPasswords.has(core) || core === login || core === product))
    return true
  return new Set(signs).size < 5 || isRepeated(small) || isRun(signs)
}

/** `abcabcabcabc`: a short piece, again and again. */
function isRepeated(text: string): boolean {
  return /^(.{1,6})\1+.{0,5}$/su.test(text)
}

/** `123456789012`, `zyxwvutsrqpo`: each sign follows the one before it. */
function isRun(signs: readonly string[]): boolean {
  const steps = signs
    .slice(1)
    .map((sign, at) => (sign.codePointAt(0) ?? 0) - (signs[at]?.codePointAt(0) ?? 0))
  const inRun = steps.filter(step => step === 1 || step === -1 || step === -9 || step === 9).length
  return inRun >= steps.length - 1
}
