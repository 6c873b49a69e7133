import { afterEach, expect, test } from 'vitest'
import { freePort } from '../../kit/free-port.ts'
import { issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startProxy, type TestProxy } from '../../kit/proxy.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const press = { queue: 'housing-register.submission', lang: 'kk' } as const
const refused = { ok: false, error: { code: 'STORE_AWAY' } }

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Server {
  redis: TestRedis
  port: number
}

/** Starts a Redis that keeps what it has answered, like a machine of a pair. */
async function launch(): Promise<Server> {
  const port = await freePort()
  const redis = await startRedis([
    '--port',
    String(port),
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
    '--repl-diskless-sync-delay',
    '0',
  ])
  closing.push(() => redis.stop())
  return { redis, port }
}

/** Starts an address that can lead to another server later, as in a failover. */
async function startAddress(first: Server): Promise<TestProxy> {
  const address = await startProxy({ path: first.redis.socketPath })
  closing.push(() => address.stop())
  return address
}

async function startHall(address: TestProxy): Promise<{ node: TestNode; kiosk: Member; manager: Member }> {
  const node = await startNode({ url: `redis://127.0.0.1:${address.port}` })
  closing.push(() => node.stop())
  const [kiosk, manager] = [
    await member(node.url, { role: 'kiosk' }),
    await member(node.url, { role: 'manager' }),
  ]
  closing.push(
    () => kiosk.close(),
    () => manager.close(),
  )
  return { node, kiosk, manager }
}

/** Makes the address lead to `server` and closes all connections to it. */
function leadTo(address: TestProxy, { redis }: Server): void {
  address.leadTo({ path: redis.socketPath })
  address.cut()
}

async function infoOf({ redis }: Server): Promise<string> {
  return (await redis.client()).info('replication')
}

/** @param through address of the master, unless it is the master's own port */
async function follow(replica: Server, master: Server, through = master.port): Promise<void> {
  const client = await replica.redis.client()
  await client.sendCommand(['REPLICAOF', '127.0.0.1', String(through)])
  await until('the replica has everything', async () => (await infoOf(master)).includes('state=online'))
}

async function promote({ redis }: Server): Promise<void> {
  await (await redis.client()).sendCommand(['REPLICAOF', 'NO', 'ONE'])
}

/** @returns how many events of the centre a server has */
async function countOf({ redis }: Server, { prefix }: TestNode): Promise<number> {
  return Number(await (await redis.client()).hGet(`${prefix}kezek:{akmola}:centre`, 'n'))
}

/** Resolves when the replica has everything that was acknowledged. */
async function caughtUp(replica: Server, master: Server, node: TestNode): Promise<void> {
  await until(
    'the replica has caught up',
    async () => (await countOf(replica, node)) === (await countOf(master, node)),
  )
}

function notices({ hall }: Member): readonly string[] {
  return hall.tick?.status?.store ?? []
}

async function isRefused(kiosk: Member): Promise<void> {
  expect(await kiosk.answer('ticket:issue', press)).toEqual(refused)
}

async function untilManagerSees(manager: Member, ...expected: string[]): Promise<void> {
  await until(`the manager sees ${expected}`, () => String(notices(manager)) === String(expected))
}

test('a replaced master that comes back gets no command, managers see it, and work continues with the right one', async () => {
  const [old, next] = [await launch(), await launch()]
  const address = await startAddress(old)
  const { node, kiosk, manager } = await startHall(address)
  await issue(kiosk)
  await follow(next, old)
  await caughtUp(next, old, node)
  await promote(next)
  leadTo(address, next)
  await until('the replica has taken over', async () => (await kiosk.send('ticket:issue', press)).ok)
  const { number } = await issue(kiosk)
  expect(notices(manager)).toEqual([])
  const before = await countOf(old, node)
  leadTo(address, old)
  await untilManagerSees(manager, 'older')
  await isRefused(kiosk)
  expect(await countOf(old, node)).toBe(before)
  leadTo(address, next)
  const after = await until('work continues', async () => {
    const reply = await kiosk.send('ticket:issue', press)
    return reply.ok ? reply.reply : undefined
  })
  expect(Number(String(after.number).slice(1))).toBe(Number(number.slice(1)) + 1)
  await untilManagerSees(manager)
  expect(await countOf(old, node)).toBe(before)
})

test('a replaced master that another server continued with gets no command, however many events it has', async () => {
  const [old, next] = [await launch(), await launch()]
  const address = await startAddress(old)
  const { node, kiosk, manager } = await startHall(address)
  const astray = await startNode({ url: `redis://127.0.0.1:${old.port}` }, { prefix: node.prefix })
  closing.push(() => astray.stop())
  const lost = await member(astray.url, { role: 'kiosk' })
  closing.push(() => lost.close())
  await follow(next, old)
  await caughtUp(next, old, node)
  await promote(next)
  leadTo(address, next)
  await until('the replica has taken over', async () => (await kiosk.send('ticket:issue', press)).ok)
  for (let i = 0; i < 5; i++) await issue(lost)
  await until('the old master has more', async () => (await countOf(old, node)) > (await countOf(next, node)))
  leadTo(address, old)
  await untilManagerSees(manager, 'older')
  await isRefused(kiosk)
})

test('a replica gets no command and managers see it; once it is the master, work continues', async () => {
  const [master, replica] = [await launch(), await launch()]
  const address = await startAddress(master)
  const { node, kiosk, manager } = await startHall(address)
  await issue(kiosk)
  await follow(replica, master)
  await caughtUp(replica, master, node)
  leadTo(address, replica)
  await untilManagerSees(manager, 'replica')
  await isRefused(kiosk)
  await promote(replica)
  await until('work continues', async () => (await kiosk.send('ticket:issue', press)).ok)
  await untilManagerSees(manager)
})

test('an empty store gets no command, so that no number is issued twice', async () => {
  const [own, empty] = [await launch(), await launch()]
  const address = await startAddress(own)
  const { node, kiosk, manager } = await startHall(address)
  await issue(kiosk)
  leadTo(address, empty)
  await untilManagerSees(manager, 'another')
  await isRefused(kiosk)
  expect(await countOf(empty, node)).toBe(0)
  const lines = node.log.filter(({ store }) => store === 'another')
  expect(lines).toHaveLength(1)
  // A server that is restarted accepts the store as it is.
  const again = await startNode({ url: `redis://127.0.0.1:${address.port}` }, { prefix: node.prefix })
  closing.push(() => again.stop())
  expect(again.app.isReady()).toBe(true)
})

test('a replica that takes over without the last events is used, and managers see that tickets may be lost', async () => {
  const [master, replica] = [await launch(), await launch()]
  const between = await startProxy({ host: '127.0.0.1', port: master.port })
  closing.push(() => between.stop())
  await follow(replica, master, between.port)
  const address = await startAddress(master)
  const { node, kiosk, manager } = await startHall(address)
  await issue(kiosk)
  await caughtUp(replica, master, node)
  between.swallowAnswers()
  const { number } = await issue(kiosk)
  await master.redis.stop()
  await promote(replica)
  leadTo(address, replica)
  const reply = await until('work continues', async () => {
    const said = await kiosk.send('ticket:issue', press)
    return said.ok ? said.reply : undefined
  })
  expect(reply.number).toBe(number)
  await untilManagerSees(manager, 'lost')
  expect(node.log.filter(({ msg }) => msg.includes('lacks the last events'))).toHaveLength(1)
})

test('the settings of a store that others run are read, and one sentence is logged when it promises less', async () => {
  const server = await launch()
  const client = await server.redis.client()
  const address = await startAddress(server)
  const { node } = await startHall(address)
  const sentences = () =>
    node.log.flatMap(({ level, msg }) => (level === 40 && /this Redis/i.test(msg) ? [msg] : []))
  expect(sentences()).toEqual([])
  await client.configSet({ appendfsync: 'everysec', 'maxmemory-policy': 'allkeys-lru' })
  address.cut()
  await until('it is logged', () => sentences().length > 0)
  await client.sendCommand(['ACL', 'SETUSER', 'default', '-config'])
  address.cut()
  await until('it is logged', () => sentences().length > 1)
  expect(sentences()).toEqual([
    expect.stringMatching(/everysec.*allkeys-lru/),
    expect.stringContaining('does not let its settings be read'),
  ])
})

test('a store whose settings weaken its promises is logged and shown to managers', async () => {
  const server = await launch()
  const address = await startAddress(server)
  const { node, manager } = await startHall(address)
  expect(notices(manager)).toEqual([])
  await (await server.redis.client()).configSet({ appendfsync: 'everysec' })
  address.cut()
  await untilManagerSees(manager, 'unsafe')
  expect(node.log.filter(({ msg }) => msg.includes('everysec'))).toHaveLength(1)
})
