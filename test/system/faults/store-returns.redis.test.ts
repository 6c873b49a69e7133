import { afterAll, beforeAll, test } from 'vitest'
import { startNode, type TestNode } from '../../kit/node.ts'
import { type ReturningStore, startPrivateStore } from '../../kit/store-returns.ts'
import { PaperAndDays } from './paper-and-days.ts'

// What happens to a Redis of its own is in whole-again.pg.test.ts.

let store: ReturningStore
let node: TestNode
let hall: PaperAndDays

beforeAll(async () => {
  store = await startPrivateStore()
  node = await startNode(store.target)
  hall = await PaperAndDays.open(store, node)
})
afterAll(async () => {
  await hall?.close()
  await node?.stop()
  await store?.stop()
})

test('after the private Redis was killed and started again, tickets are issued and printed, and a day opens and the one before it ends by itself', async () => {
  await hall.prints()

  await store.happen('restarted')

  await Promise.all([hall.prints(), hall.daysFollow(1)])
})
