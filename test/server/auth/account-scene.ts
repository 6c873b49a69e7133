import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Me } from '../../../shared/contract/account.ts'
import type { BrowserLike } from '../../kit/browser-like.ts'
import { connectRaw, handshakeOf, type RawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator } from '../../kit/staff.ts'

export let redis: TestRedis
export let node: TestNode
let lines: RawClient[] = []

export const sessionName = 'kezek-session'
export const refusal = (code: string) => ({ ok: false, error: { code } })
export const isIn = async (browser: BrowserLike) =>
  (await browser.must<Me>('GET', '/api/me')).person !== undefined

/** Opens a screen of the person who is signed in at the browser. */
export async function screenOf(browser: BrowserLike, role: string, centre = 'akmola') {
  const auth = { ...handshakeOf(role, { centre }), person: undefined, sign: undefined }
  const line = await connectRaw(node.url, auth, { Cookie: browser.cookie })
  if (!('refused' in line)) lines.push(line)
  return line
}

export async function mustScreen(browser: BrowserLike, role: string): Promise<RawClient> {
  const line = await screenOf(browser, role)
  if ('refused' in line) throw new Error(JSON.stringify(line.refused))
  return line
}

/** Starts a node before each test of a file and stops it afterwards. */
export function useAccounts(): void {
  beforeAll(async () => {
    redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always'])
  })
  afterAll(() => redis.stop())
  beforeEach(async () => {
    node = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
    await makeAdministrator(redis, node.prefix)
  })
  afterEach(async () => {
    for (const line of lines) line.close()
    lines = []
    await node.stop()
  })
}
