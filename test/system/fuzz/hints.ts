import fc from 'fast-check'
import { PNG } from 'pngjs'
import { z } from 'zod'
import { queues } from '../../../shared/catalogue/catalogue.ts'
import { blockSchema } from '../../../shared/contract/paper-settings.ts'
import { agentOrderSchema } from '../../../shared/contract/print-agent.ts'
import { settingsSchema } from '../../../shared/contract/settings.ts'
import type { Hints } from './arbitrary-of.ts'

/** One dot: nobody makes up a picture out of letters. */
const dot = PNG.sync.write(new PNG({ width: 1, height: 1 })).toString('base64')
const logo = `data:image/png;base64,${dot}`

const { counters, zone } = settingsSchema.shape
const [logoBlock] = blockSchema.options

/** What fits the schemas of this project that are functions. */
export const hints: Hints = new Map<z.ZodType, fc.Arbitrary<unknown>>([
  [counters.element.shape.queues.element, fc.constantFrom(...queues)],
  [zone, fc.constantFrom('Asia/Almaty', 'Asia/Oral', 'UTC')],
  [logoBlock.shape.image, fc.constant(logo)],
  [agentOrderSchema.shape.bytes, fc.uint8Array({ maxLength: 20 })],
  // Of twenty blocks at random few lists have a number.
  [
    settingsSchema.shape.ticket,
    fc.constantFrom([{ kind: 'number' }], [{ kind: 'logo', image: logo }, { kind: 'number' }]),
  ],
])

/** A schema that is not a zod one would walk into the wrong arm. */
export function isSchema(value: unknown): value is z.ZodType {
  return value instanceof z.ZodType
}
