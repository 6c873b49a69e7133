import { expect, test } from 'vitest'
import type { QueueId } from '../../../shared/domain/queue.ts'
import { splitQueue } from '../../../shared/domain/queue.ts'

test('a queue id is split at its last dot', () => {
  expect(splitQueue('child-benefit.submission')).toEqual({ service: 'child-benefit', purpose: 'submission' })
  expect(splitQueue('child-benefit.collection')).toEqual({ service: 'child-benefit', purpose: 'collection' })
})

test.each(['child-benefit.other', 'child-benefit', ''])('%j is not split: it is no queue id', id => {
  // An id that schemas let through by a defect.
  expect(() => splitQueue(id as QueueId)).toThrow(`not a queue id: ${id}`)
})
