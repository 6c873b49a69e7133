import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReplyParser } from '../../../server/printing/reply-parser.ts'
import { conditionOf, conditionOfUnasked, type StatusQuestion } from '../../../server/printing/status.ts'

const well = [0x12, 0x12, 0x12, 0x12] as const
const fine = { nearEnd: false }

/** @returns the state by four answers */
const answers = (bytes: readonly number[]) =>
  conditionOf(new Map(bytes.map((byte, at) => [(at + 1) as StatusQuestion, byte])))
/** @returns the state with one more bit set in the answer to question n */
const withBit = (n: number, bit: number) =>
  answers(well.map((byte, at) => (at + 1 === n ? byte | bit : byte)))

describe('every bit of the answers to the four questions', () => {
  test('all is well', () => expect(answers(well)).toEqual(fine))

  test.each([
    [1, 0x08, 'offline'],
    [1, 0x20, 'printer-error'],
    [2, 0x04, 'cover-open'],
    [2, 0x20, 'paper-out'],
    [2, 0x40, 'printer-error'],
    [3, 0x04, 'printer-error'],
    [3, 0x08, 'cutter'],
    [3, 0x20, 'printer-error'],
  ])('question %i, bit %i: %s', (n, bit, cause) => {
    expect(withBit(n, bit)).toEqual({ nearEnd: false, trouble: { cause, passes: false } })
  })

  test('question 3, bit 64: an error that passes by itself', () => {
    expect(withBit(3, 0x40)).toEqual({ nearEnd: false, trouble: { cause: 'printer-error', passes: true } })
  })

  test.each([
    [1, 0x40],
    [2, 0x08],
  ])('question %i, bit %i: a feed button is no trouble', (n, bit) => {
    expect(withBit(n, bit)).toEqual(fine)
  })

  test('question 4: near its end, and its end', () => {
    expect(withBit(4, 0x0c)).toEqual({ nearEnd: true })
    expect(withBit(4, 0x60)).toEqual({ nearEnd: true, trouble: { cause: 'paper-out', passes: false } })
  })
})

describe('every bit of a status that comes unasked', () => {
  const unasked = (at: number, bit: number) =>
    conditionOfUnasked([0x10, 0, 0, 0].map((byte, place) => (place === at ? byte | bit : byte)))

  test.each([
    [0, 0x08, 'offline', false],
    [0, 0x20, 'cover-open', false],
    [1, 0x04, 'printer-error', false],
    [1, 0x08, 'cutter', false],
    [1, 0x20, 'printer-error', false],
    [1, 0x40, 'printer-error', true],
  ])('byte %i, bit %i: %s', (at, bit, cause, passes) => {
    expect(unasked(at, bit)).toEqual({ nearEnd: false, trouble: { cause, passes } })
  })

  test('the roll', () => {
    expect(unasked(2, 0x03)).toEqual({ nearEnd: true })
    expect(unasked(2, 0x0c)).toEqual({ nearEnd: true, trouble: { cause: 'paper-out', passes: false } })
    expect(unasked(0, 0)).toEqual(fine)
  })
})

/** Replies of printers, each with its bytes. */
const rest = fc.nat(0x6f).map(byte => byte & 0x6f)
const word = fc.oneof(
  fc.nat(0xff).map(byte => ({ kind: 'status', bytes: [(byte & 0x6c) | 0x12] })),
  fc.tuple(fc.nat(0xff), rest, rest, rest).map(([first, ...others]) => ({
    kind: 'unasked',
    bytes: [(first & 0x6c) | 0x10, ...others],
  })),
  rest.map(byte => ({ kind: 'processed', bytes: [byte] })),
  fc.stringMatching(/^[0-9]{4}$/).map(id => ({ kind: 'block', bytes: [0x37, 0x22, ...Buffer.from(id), 0] })),
  fc.constant({ kind: 'block', bytes: [0x37, 0x25, 0] }),
)

test('any replies, in any pieces, are parsed one by one', () => {
  fc.assert(
    fc.property(fc.array(word), fc.array(fc.nat(7)), (words, cuts) => {
      const bytes = words.flatMap(({ bytes }) => bytes)
      const parser = new ReplyParser()
      const replies = []
      let at = 0
      for (const cut of [...cuts, bytes.length]) {
        replies.push(...parser.parse(Uint8Array.from(bytes.slice(at, at + cut))))
        at += cut
      }
      replies.push(...parser.parse(Uint8Array.from(bytes.slice(at))))
      expect(replies.map(({ kind }) => kind)).toEqual(words.map(({ kind }) => kind))
      expect(parser.isMidReply).toBe(false)
    }),
  )
})

test('blocks are distinguished by their ids', () => {
  const parser = new ReplyParser()
  const bytes = Buffer.from('7"0427\x007%\x00', 'latin1')
  expect(parser.parse(bytes)).toEqual([
    { kind: 'block', id: 0x22, text: '0427' },
    { kind: 'block', id: 0x25, text: '' },
  ])
})

test.each(['SSH-2.0-OpenSSH_9.2\r\n', 'HTTP/1.1 400 Bad Request\r\n', '220 mail ESMTP\r\n'])(
  'no printer says %j',
  text => {
    expect(new ReplyParser().parse(Buffer.from(text))).toContainEqual({ kind: 'strange' })
  },
)
