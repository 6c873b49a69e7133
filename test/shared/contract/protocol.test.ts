import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { commandBodies, envelopeSchema, handshakeSchema } from '../../../shared/contract/commands.ts'
import { eventBodies, eventTypes } from '../../../shared/contract/events.ts'
import { heartbeatSchema } from '../../../shared/contract/heartbeat.ts'
import { protocol } from '../../../shared/contract/protocol.ts'
import { audiences, audienceTable, slices } from '../../../shared/view/audiences.ts'

/** Hash of the wire for each protocol number. */
const known: Record<number, string> = {
  1: '6bd4ab63a82f502c1aa236fc74c26d5dbe6ff506438144fd5541ff24aaabe584',
  2: 'a875fbc7e96d8ac331a5ec25b1c4afe987506baa8570ae2c6cc63ba8ad944699',
  3: 'a541239d09c64ab8f08b046fbb4d85476d19b512c249702d91529674d0b705ee',
  4: '49850a623930cb8fd8510e3c17eb428412914b491f6aed67b5b04d394e558c4a',
  5: '4e534b877bc084f807860f60ed4b242e9373ebef981a9f2a5e94fb01dc0f8d86',
  6: '5215d05221de58fe631dfc44fe4fc27f6d537d32398afaeebf6317f610447db2',
}

interface Wire {
  commands: Record<string, z.ZodType>
  events: Record<string, z.ZodType>
}

/** @returns a hash of everything that the server sends or receives. It ignores the order of names in tables. */
function hashOf({ commands, events }: Wire): string {
  const shape = {
    commands: shapesOf(commands),
    events: shapesOf(events),
    ...shapesOf({ envelope: envelopeSchema, handshake: handshakeSchema, report: heartbeatSchema }),
    audienceTable,
    slices,
  }
  return createHash('sha256')
    .update(JSON.stringify(sorted(shape)))
    .digest('hex')
}

function shapesOf(schemas: Record<string, z.ZodType>): Record<string, unknown> {
  const shapes = Object.entries(schemas).map(([name, schema]) => [
    name,
    z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }),
  ])
  return Object.fromEntries(shapes)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

const wire: Wire = { commands: commandBodies, events: eventBodies }

test('the wire matches its protocol number', () => {
  const hash = hashOf(wire)
  expect(
    hash,
    `the wire has changed: raise \`protocol\` in shared/contract/protocol.ts, and note ${hash} for the new number here`,
  ).toBe(known[protocol])
})

test('a field that is added, loosened or taken away gives another hash', () => {
  const park = commandBodies['ticket:park']
  const changed = [
    park.extend({ why: z.string() }),
    park.extend({ counter: z.string() }),
    park.omit({ session: true }),
    park.partial({ ticket: true }),
  ].map(body => hashOf({ ...wire, commands: { ...commandBodies, 'ticket:park': body } }))
  const missed = eventBodies['ticket:missed'].extend({ seconds: z.int() })
  changed.push(hashOf({ ...wire, events: { ...eventBodies, 'ticket:missed': missed } }))
  expect(new Set([hashOf(wire), ...changed]).size).toBe(1 + changed.length)
})

test('the table says of every event what leaves for every audience', () => {
  expect(Object.keys(audienceTable).sort()).toEqual([...eventTypes].sort())
  for (const type of eventTypes)
    expect(Object.keys(audienceTable[type]).sort(), type).toEqual([...audiences].sort())
  expect(Object.keys(slices).sort()).toEqual([...audiences].sort())
})
