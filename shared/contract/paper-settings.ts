import { z } from 'zod'
import { maxLogoLength, maxRollTickets, paperDots, plainBlocks, textSizes } from '../domain/paper.ts'
import { textLimits } from '../domain/text-limits.ts'
import { id, text } from './settings-parts.ts'
import { writtenText } from './text.ts'

const maxPort = 65_535
const networkPrinter = z
  .string()
  .regex(/^tcp:\/\/[A-Za-z0-9.-]+:[1-9]\d{0,4}$/)
  .refine(address => Number(address.split(':').at(-1)) <= maxPort, 'no such port')
const printAgent = z.string().regex(/^agent:[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)

export const printerSchema = z.strictObject({
  address: z.union([z.literal('virtual'), networkPrinter, printAgent]),
  profile: id,
  rollTickets: z.int().min(1).max(maxRollTickets).optional(),
})

export const profileSchema = z.strictObject({
  name: writtenText(textLimits.model),
  width: z.int().min(paperDots.min).max(paperDots.max),
  cutter: z.boolean(),
  picture: z.enum(['raster', 'graphics']),
  confirms: z.enum(['process-id', 'gs-r', 'none']),
  nearEnd: z.boolean(),
  rollTickets: z.int().min(1).max(maxRollTickets),
})

export const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('logo'),
    // The render thread checks the picture itself, because unpacking a hostile file may take a second.
    image: z
      .string()
      .max(maxLogoLength, 'a logo of too many bytes')
      .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/, 'no PNG'),
  }),
  z.strictObject({ kind: z.literal('text'), text, size: z.enum(textSizes) }),
  z.strictObject({ kind: z.enum(plainBlocks) }),
])

/** Logos per ticket: one at the top and one at the bottom. More would make the settings too large for one message. */
const maxLogos = 2

/** A ticket's layout; it must contain the number. */
export const ticketSchema = z
  .array(blockSchema)
  .max(40)
  .refine(blocks => blocks.some(({ kind }) => kind === 'number'), 'the number is missing')
  .refine(blocks => blocks.filter(({ kind }) => kind === 'logo').length <= maxLogos, 'too many logos')
