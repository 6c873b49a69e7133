import { expect, test } from 'vitest'
import { handshakeSchema } from '../../../shared/contract/commands.ts'
import { randomId } from '../../../shared/ui/random-id.ts'

test('random names are short, all different, and names that the edge takes', () => {
  const ids = Array.from({ length: 2_000 }, randomId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) {
    expect(id).toHaveLength(12)
    expect(handshakeSchema.shape.device.safeParse(id).success, id).toBe(true)
  }
})
