import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { orderCatalogue } from '../../../server/catalogue/first-catalogue.ts'
import type { ScreenCatalogue } from '../../../shared/catalogue/screen-catalogue.ts'
import { clinic, clinicFile } from '../../kit/clinic.ts'
import { type NodeOptions, startNode, type TestNode } from '../../kit/node.ts'
import { randomPrefix, startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const order = orderCatalogue()
const [centre] = order.centres

let redis: TestRedis
let client: TestClient
let folder: string
const nodes: TestNode[] = []

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  folder = mkdtempSync(join(tmpdir(), 'kezek-first-'))
})
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.stop()
})
afterAll(async () => {
  await redis.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a server with the setting CATALOGUE. */
async function start(prefix: string, file: string, options: NodeOptions = {}): Promise<TestNode> {
  const node = await startNode(redis, { prefix, env: { CATALOGUE: file }, ...options })
  nodes.push(node)
  return node
}

/** Writes the order's catalogue with one centre, which is not the order's. @returns the file's path */
function otherFile(id: string): string {
  const file = join(folder, `${id}.json`)
  writeFileSync(file, JSON.stringify({ ...order, centres: [{ ...centre, id }] }))
  return file
}

async function centresOf({ url }: TestNode): Promise<string[]> {
  const { centres } = (await (await fetch(`${url}/api/catalogue`)).json()) as ScreenCatalogue
  return centres.map(({ id }) => id)
}

const ignored = 'CATALOGUE is ignored: this installation has a catalogue'

test('a new installation begins with the file; one that has a catalogue ignores it and says so', async () => {
  const prefix = randomPrefix()

  const first = await start(prefix, clinicFile)
  const begun = await centresOf(first)
  const second = await start(prefix, otherFile('second'))

  expect(begun).toEqual(clinic.centres.map(({ id }) => id))
  expect(first.log.some(({ msg }) => msg === ignored)).toBe(false)
  expect(await centresOf(second)).toEqual(begun)
  expect(second.log.some(({ msg }) => msg === ignored)).toBe(true)
})

test('halls of a version without a catalogue keep the services of the order', async () => {
  const prefix = randomPrefix()
  await start(prefix, '')
  await nodes.pop()?.stop()
  for (const key of await client.keys(`${prefix}kezek:{catalogue}:*`)) await client.del(key)

  const node = await start(prefix, otherFile('other'))

  expect(await centresOf(node)).toEqual(order.centres.map(({ id }) => id))
})

test('a file that is no catalogue stops the start with a sentence, and nothing begins', async () => {
  const prefix = randomPrefix()
  const file = join(folder, 'half.json')
  writeFileSync(file, JSON.stringify(order).slice(0, 1_000))
  const said: string[] = []

  await start(prefix, file, { eager: true, onFatal: sentence => said.push(sentence) })

  await until('the server says so', () => said.length > 0)
  expect(said[0]).toContain(`A new installation cannot begin with CATALOGUE: ${file} is no whole JSON file`)
  expect(await client.exists(`${prefix}kezek:{catalogue}:document`)).toBe(0)
})
