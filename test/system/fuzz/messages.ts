import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { z } from 'zod'
import { Random } from '../../../scripts/simulate/random.ts'
import { queryParams } from '../../../server/sockets/queries.ts'
import {
  type CommandName,
  commandBodies,
  commandNames,
  handshakeSchema,
} from '../../../shared/contract/commands.ts'
import { heartbeatSchema } from '../../../shared/contract/heartbeat.ts'
import { protocol } from '../../../shared/contract/protocol.ts'
import { arbitraryOf } from './arbitrary-of.ts'
import { hints } from './hints.ts'
import { oddValue, pickOf, wrongOf } from './wrong-of.ts'

/**
 * Bodies of each kind, made in advance because that takes longer than sending them: enough that few come twice with
 * the same fault.
 */
const samples = 300
const minute = 60_000

const unknownNames = [
  'ticket:explode',
  'toString',
  '__proto__',
  'constructor',
  '',
  'query:find',
  'TICKET:ISSUE',
]
const farTimes = [-60_000, -10_500, 10_500, 60_000, -20 * 365 * 24 * 60 * minute]

/** Messages that depend only on a seed: correct, with a fault, or no messages at all. */
export class Messages {
  readonly random: Random
  readonly #bodies: ReadonlyMap<string, readonly unknown[]>
  readonly #garbage: readonly unknown[]

  constructor(seed: number) {
    this.random = new Random(seed)
    const schemas: [string, z.ZodType][] = [
      ...Object.entries(commandBodies),
      ...Object.entries(queryParams),
      ...Object.entries({ heartbeat: heartbeatSchema, handshake: handshakeSchema }),
    ]
    this.#bodies = new Map(
      schemas.map(([name, schema]) => [
        name,
        fc.sample(arbitraryOf(schema, hints), { numRuns: samples, seed }),
      ]),
    )
    this.#garbage = fc.sample(fc.anything({ maxDepth: 3 }), { numRuns: samples * 3, seed }).map(sendable)
  }

  /** @returns a body that the schema of a command, read, heartbeat or handshake accepts */
  body(name: string): unknown {
    return pickOf(this.random, this.#bodies.get(name) ?? [])
  }

  /** @returns an envelope like a screen's */
  envelope(name: string, body: unknown): Record<string, unknown> {
    return { requestId: randomUUID(), sentAt: Date.now(), protocol, name, body }
  }

  garbage(): unknown {
    return this.random.chance(0.5) ? pickOf(this.random, this.#garbage) : oddValue(this.random)
  }

  /** @returns any command that the schemas accept, or one with a fault @param right a command that fits now */
  odd(right: { name: CommandName; body: unknown } | undefined): unknown {
    const { random } = this
    const kind = random.next()
    const name = pickOf(random, commandNames)
    if (kind < 0.35) return this.envelope(name, this.body(name))
    if (kind < 0.7) {
      const of = right && random.chance(0.5) ? right : { name, body: this.body(name) }
      return this.envelope(of.name, wrongOf(of.body, random))
    }
    const whole = this.envelope(name, right?.name === name ? right.body : this.body(name))
    if (kind < 0.8) return wrongOf(whole, random)
    if (kind < 0.85) return { ...whole, name: pickOf(random, unknownNames) }
    if (kind < 0.9) return { ...whole, sentAt: Date.now() + pickOf(random, farTimes) }
    return kind < 0.93 ? { ...whole, protocol: protocol + 1 } : this.garbage()
  }
}

/** Values that can be sent: no functions or symbols, and no numbers that JSON can't write. */
function sendable(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value))
  } catch {
    return null
  }
}
