import type { Random } from '../../../scripts/simulate/random.ts'

/** Characters: a message has to stay below 16 KiB, even with several such texts. */
const maxLetters = 2 * 1024
const deep = 1_000

/** Texts that have broken programs before: by encodings, objects, Redis, Lua, SQL, HTML and paths. */
const oddTexts: readonly string[] = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', 'a\udc00', '\u202eabc\u202c', '\u200f', '\ufeff', '\r\n'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length'],
  ...["'; return redis.call('FLUSHALL') --", '*1\r\n$8\r\nFLUSHALL\r\n', 'kezek:{akmola}:centre', '{x}', ':'],
  ...[
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '%00',
    '%s%n',
    '{{7*7}}',
    '[object Object]',
  ],
  ...['0', '-1', '1e999', 'NaN', 'null', 'undefined', 'true', '00000000', '99999999', '20991231-000001'],
  'x'.repeat(maxLetters),
  '\u0301'.repeat(1_000),
  '9'.repeat(400),
]

/** Numbers at the limits; those that JSON can't write become null on the way. */
const oddNumbers: readonly number[] = [
  ...[0, -0, -1, 0.5, 1, 2 ** 31, 2 ** 32, 1e14, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e21, 1e308, 5e-324],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
]

const oddThings: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => [],
  () => ({}),
  () => [[]],
  () => ({ length: 1, 0: 'x' }),
  () => ({ toString: 'x', valueOf: 'y', toJSON: 'z' }),
  // Defined by a call: in a literal it would set the prototype.
  () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'),
  () => nested(value => [value]),
  () => nested(value => ({ a: value })),
  () => Array.from({ length: 1_000 }, (_, at) => at),
  () => Buffer.from([0, 1, 2, 255]),
]

function nested(wrap: (value: unknown) => unknown): unknown {
  let value: unknown = 1
  for (let at = 0; at < deep; at++) value = wrap(value)
  return value
}

/** @returns an element of a list @throws RangeError when it is empty */
export function pickOf<T>(random: Random, list: readonly T[]): T {
  if (list.length === 0) throw new RangeError('there is nothing to pick from')
  return list[Math.floor(random.next() * list.length)] as T
}

/** @returns a value that is hardly ever the expected one */
export function oddValue(random: Random): unknown {
  const kind = random.next()
  if (kind < 0.5) return pickOf(random, oddTexts)
  return kind < 0.75 ? pickOf(random, oddNumbers) : pickOf(random, oddThings)()
}

type Members = Record<string, unknown>

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value)
}

/**
 * @returns a copy of `value` with one random fault: a member that is missing, of another kind, too many, within a
 * list, or a different value altogether. Mostly invalid; sometimes unusual and allowed.
 */
export function wrongOf(value: unknown, random: Random): unknown {
  if (!isMembers(value) || random.chance(0.1)) return random.chance(0.3) ? [value] : oddValue(random)
  if (Array.isArray(value) && random.chance(0.2)) return [...value, oddValue(random)]
  const copy: Members = Array.isArray(value) ? ([...value] as unknown as Members) : { ...value }
  const keys = Object.keys(copy)
  const kind = random.next()
  if (keys.length === 0) return [value]
  if (kind < 0.15 && !Array.isArray(copy)) {
    // Not by assignment, which would set a prototype.
    const key = pickOf(random, [...oddTexts.slice(0, 40), 'centre', 'by', 'role', 'now'])
    const odd = oddValue(random)
    // Bytes are sent separately, and placed by assignment.
    const value = Buffer.isBuffer(odd) ? null : odd
    return Object.defineProperty(copy, key, { value, enumerable: true, configurable: true })
  }
  const key = pickOf(random, keys)
  if (kind < 0.3) delete copy[key]
  else if (kind < 0.7) copy[key] = oddValue(random)
  else copy[key] = wrongOf(copy[key], random)
  return copy
}
