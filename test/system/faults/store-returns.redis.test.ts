import { afterAll, beforeAll, expect, test } from 'vitest'
import { issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import {
  happenings,
  type ReturningStore,
  startReturningStore,
  wholeWithinMs,
} from '../../kit/store-returns.ts'
import { until } from '../../kit/until.ts'

let store: ReturningStore
let node: TestNode
let kiosk: Member

beforeAll(async () => {
  store = await startReturningStore()
  node = await startNode(store.target)
  kiosk = await member(node.url, { role: 'kiosk' })
})
afterAll(async () => {
  kiosk?.close()
  await node?.stop()
  await store?.stop()
})

test.each(happenings)('after the store was %s, tickets are issued again', async what => {
  const before = await issue(kiosk)
  await store.happen(what)
  const after = await until('a ticket is issued', () => issue(kiosk).catch(() => undefined), wholeWithinMs)
  expect(after.ticket).not.toBe(before.ticket)
})
