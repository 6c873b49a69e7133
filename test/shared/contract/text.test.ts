import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { $ZodTypes } from 'zod/v4/core'
import { printerProfiles } from '../../../shared/catalogue/printer-profiles.ts'
import { changePasswordSchema, signInSchema } from '../../../shared/contract/account.ts'
import {
  centreDaySchema,
  exportSchema,
  spanSchema,
  storySchema,
} from '../../../shared/contract/archive-requests.ts'
import {
  commandBodies,
  envelopeSchema,
  handshakeSchema,
  signSchema,
} from '../../../shared/contract/commands.ts'
import {
  beginPairingSchema,
  claimPairingSchema,
  pairDeviceSchema,
  renameDeviceSchema,
} from '../../../shared/contract/devices.ts'
import { heartbeatSchema } from '../../../shared/contract/heartbeat.ts'
import { blockSchema, profileSchema } from '../../../shared/contract/paper-settings.ts'
import { changePersonSchema, createPersonSchema, personSchema } from '../../../shared/contract/people.ts'
import { settingsSchema } from '../../../shared/contract/settings.ts'
import { text } from '../../../shared/contract/settings-parts.ts'
import { optionalText, writtenText } from '../../../shared/contract/text.ts'

const three = (words: string) => ({ kk: words, ru: words, en: words })
const [profile] = Object.values(printerProfiles)

/** Every place where a person writes, as a function from the text to the schema's result; undefined: refused. */
const places: Record<string, (words: string) => unknown> = {
  'a reason for a call': words =>
    commandBodies['ticket:call-ticket'].safeParse({
      counter: '1',
      session: 's',
      ticket: '20300101-000001',
      word: words,
    }).data?.word,
  'a reason for a cancelled ticket': words =>
    commandBodies['ticket:cancel'].safeParse({ ticket: '20300101-000001', word: words }).data?.word,
  'a surname': words =>
    signSchema.safeParse({ surname: words, name: 'A', patronymic: '', post: 'B' }).data?.surname,
  'a name': words =>
    signSchema.safeParse({ surname: 'A', name: words, patronymic: '', post: 'B' }).data?.name,
  'a post': words =>
    signSchema.safeParse({ surname: 'A', name: 'B', patronymic: '', post: words }).data?.post,
  'a title in the settings': words => text.safeParse(three(words)).data?.kk,
  'a text on the ticket': words => {
    const block = blockSchema.safeParse({ kind: 'text', text: three(words), size: 'body' }).data
    return block?.kind === 'text' ? block.text.ru : undefined
  },
  'the name of a printer profile': words => profileSchema.safeParse({ ...profile, name: words }).data?.name,
  'the name of a device': words =>
    renameDeviceSchema.safeParse({ requestId: 'request-1', name: words }).data?.name,
}

test.each(Object.keys(places))('%s is clean once it is in, or refused', place => {
  const of = places[place] as (words: string) => unknown
  expect(of(' \u202E И\u0306оргов\u200B\n')).toBe('Йоргов')
  for (const harmful of ['a\0b', 'a\u0007', 'a\uD800', '\uDFFFa', 'a\uFFFE', 'a\u{10FFFF}'])
    expect(of(harmful), JSON.stringify(harmful)).toBeUndefined()
  for (const unseen of ['', '  ', '\u3164\u200B', '\u2800', '\u202E'])
    expect(of(unseen), JSON.stringify(unseen)).toBeUndefined()
})

test('the notice of a day and a patronymic are clean as well, and may be empty', () => {
  const notice = (words: string) =>
    commandBodies['day:set-day'].safeParse({
      day: '20300101',
      setting: { mode: 'closed', notice: three(words) },
    }).data?.setting?.notice?.en
  expect(notice('\u200B')).toBe('')
  expect(notice(' a\tb ')).toBe('a b')
  expect(notice('a\uFFFF')).toBeUndefined()
  expect(signSchema.safeParse({ surname: 'A', name: 'B', patronymic: 'a\0', post: 'C' }).success).toBe(false)
})

test('the length counts what is left', () => {
  expect(writtenText(3).safeParse('  a\u200Bbc  ').data).toBe('abc')
  expect(writtenText(3).safeParse('abcd').success).toBe(false)
  expect(optionalText(1).safeParse('e\u0301').data).toBe('é')
})

const documents: Record<string, z.ZodType> = {
  ...commandBodies,
  envelopeSchema,
  handshakeSchema,
  heartbeatSchema,
  settingsSchema,
  personSchema,
  createPersonSchema,
  changePersonSchema,
  signInSchema,
  changePasswordSchema,
  beginPairingSchema,
  claimPairingSchema,
  pairDeviceSchema,
  renameDeviceSchema,
  spanSchema,
  centreDaySchema,
  storySchema,
  exportSchema,
}

/** Texts that the server only compares, and never shows, stores or archives. */
const compared = [
  'envelopeSchema.name',
  'handshakeSchema.key',
  'heartbeatSchema.epoch',
  'signInSchema.login',
  'signInSchema.password',
  'changePasswordSchema.current',
  'changePasswordSchema.next',
  'claimPairingSchema.secret',
]

test('no schema of the edge takes a text that is not clean', () => {
  const free = Object.entries(documents).flatMap(([name, schema]) => [...freeTexts(schema, name)])
  expect(free.sort()).toEqual(compared.toSorted())
})

/** @returns the places where a schema accepts a text with an invalid character. */
function* freeTexts(schema: unknown, path: string): Generator<string> {
  const { def } = (schema as $ZodTypes)._zod
  if (def.type === 'string') {
    if (['a\0', 'a\uFFFE'].some(text => (schema as z.ZodType).safeParse(text).success)) yield path
  } else if (def.type === 'object') {
    for (const [key, inner] of Object.entries(def.shape)) yield* freeTexts(inner, `${path}.${key}`)
  } else if (def.type === 'record') {
    yield* freeTexts(def.keyType, `${path}.key`)
    yield* freeTexts(def.valueType, `${path}.value`)
  } else if (def.type === 'array') yield* freeTexts(def.element, path)
  else if (def.type === 'union') {
    for (const option of def.options) yield* freeTexts(option, path)
  } else if (def.type === 'pipe') yield* freeTexts(def.in, path)
  else if ('innerType' in def) yield* freeTexts(def.innerType, path)
}
