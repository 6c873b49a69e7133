import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Random } from '../../../scripts/simulate/random.ts'
import { queryParams } from '../../../server/sockets/queries.ts'
import * as account from '../../../shared/contract/account.ts'
import { commandBodies, envelopeSchema, handshakeSchema } from '../../../shared/contract/commands.ts'
import * as devices from '../../../shared/contract/devices.ts'
import { heartbeatSchema } from '../../../shared/contract/heartbeat.ts'
import * as people from '../../../shared/contract/people.ts'
import * as agent from '../../../shared/contract/print-agent.ts'
import { settingsSchema } from '../../../shared/contract/settings.ts'
import { fixedSeed } from '../../kit/seed.ts'
import { arbitraryOf } from './arbitrary-of.ts'
import { hints, isSchema } from './hints.ts'
import { routes } from './routes.ts'
import { wrongOf } from './wrong-of.ts'

const samples = 200

const ofModules = [account, devices, people, agent].flatMap(module =>
  Object.entries(module).filter((entry): entry is [string, z.ZodType] => isSchema(entry[1])),
)
const schemas: [string, z.ZodType][] = [
  ...Object.entries(commandBodies),
  ...Object.entries(queryParams),
  ...Object.entries({ envelopeSchema, handshakeSchema, heartbeatSchema }),
  ...ofModules,
  ...routes.flatMap(({ method, path, query, body }) =>
    [query, body].flatMap((schema, at): [string, z.ZodType][] =>
      isSchema(schema) ? [[`${method} ${path} ${at === 0 ? 'query' : 'body'}`, schema]] : [],
    ),
  ),
  // References between their parts must match, so each part is drawn for itself.
  ...Object.entries(settingsSchema.shape).map(([part, schema]): [string, z.ZodType] => [
    `settings.${part}`,
    schema,
  ]),
]

test.each(schemas)(`${samples} values made for %s are all accepted`, (_, schema) => {
  const values = fc.sample(arbitraryOf(schema, hints), { numRuns: samples, seed: fixedSeed })
  expect(values.map(value => schema.safeParse(value).error)).toEqual(values.map(() => undefined))
})

test.each(Object.entries(commandBodies))(
  'values made for %s are not all the same, and wrong ones are mostly refused',
  (_, schema) => {
    const values = fc.sample(arbitraryOf(schema, hints), { numRuns: samples, seed: fixedSeed })
    expect(new Set(values.map(value => JSON.stringify(value))).size).toBeGreaterThan(1)
    const random = new Random(fixedSeed)
    const refused = values.filter(value => !schema.safeParse(wrongOf(value, random)).success)
    expect(refused.length).toBeGreaterThan(samples / 2)
    // The given values are unchanged.
    expect(values.every(value => schema.safeParse(value).success)).toBe(true)
  },
)

test.each([
  ['a kind of schema', z.date(), 'no arbitrary for a schema of type date'],
  ['a check', z.int().multipleOf(7), 'no arbitrary for the check multiple_of'],
  ['a format of text', z.url(), 'no arbitrary for a text of the format url'],
  ['a format of number', z.float32(), 'no arbitrary for a number of the format float32'],
  ['a function', z.custom(value => value === 7), 'no arbitrary for a schema of type custom'],
  ['something within', z.strictObject({ at: z.array(z.bigint()) }), 'of type bigint'],
])('%s that nobody knows is noticed', (_, schema, message) => {
  expect(() => arbitraryOf(schema)).toThrow(message)
})

test('a function that accepts none of the drawn values is noticed', () => {
  const never = z.string().refine(() => false)
  expect(() => fc.sample(arbitraryOf(never), 1)).toThrow('a hint is needed')
})
