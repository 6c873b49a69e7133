import fc from 'fast-check'
import { PNG } from 'pngjs'
import { z } from 'zod'
import { blockSchema } from '../../../shared/contract/paper-settings.ts'
import { agentOrderSchema } from '../../../shared/contract/print-agent.ts'
import { settingsSchema } from '../../../shared/contract/settings.ts'
import { queues } from '../../kit/order.ts'
import type { Hints } from './arbitrary-of.ts'

/** One dot: random letters never give a picture. */
const dot = PNG.sync.write(new PNG({ width: 1, height: 1 })).toString('base64')
const logo = `data:image/png;base64,${dot}`

const { counters, zone } = settingsSchema.shape
const [logoBlock] = blockSchema.options

/** Values for the project's schemas that are functions. */
export const hints: Hints = new Map<z.ZodType, fc.Arbitrary<unknown>>([
  [counters.element.shape.queues.element, fc.constantFrom(...queues)],
  [zone, fc.constantFrom('Asia/Almaty', 'Asia/Oral', 'UTC')],
  [logoBlock.shape.image, fc.constant(logo)],
  [agentOrderSchema.shape.bytes, fc.uint8Array({ maxLength: 20 })],
  // Few random lists of twenty blocks contain a number.
  [
    settingsSchema.shape.ticket,
    fc.constantFrom([{ kind: 'number' }], [{ kind: 'logo', image: logo }, { kind: 'number' }]),
  ],
])

/** Checks that a value is a zod schema, as any other would take a wrong branch. */
export function isSchema(value: unknown): value is z.ZodType {
  return value instanceof z.ZodType
}
