import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROOT } from '../../kit/builds.ts'
import { issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { TestPrinter } from '../../kit/printer.ts'
import { randomPrefix, startRedis, type TestRedis } from '../../kit/redis.ts'
import { SerialPrinter } from '../../kit/serial-printer.ts'
import { until } from '../../kit/until.ts'

const kiosk = 'with-agent'
let redis: TestRedis
let prefix: string
/** Two servers of one installation. */
let nodes: [TestNode, TestNode]
let printer: SerialPrinter
let agents: Agent[]
/** Reads the tickets' stories. */
let manager: Member

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.stop())
beforeEach(async () => {
  prefix = randomPrefix()
  agents = []
  printer = await SerialPrinter.open()
  nodes = [await start(), await start()]
  manager = await member(nodes[1].url, { role: 'manager' })
})
afterEach(async () => {
  manager.close()
  for (const agent of agents) await agent.kill()
  await Promise.all(nodes.map(node => node.stop()))
  await printer.close()
})

const start = () => startNode({ socketPath: redis.socketPath }, { prefix })

interface Agent {
  process: ChildProcess
  output(): string
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** Starts the program itself, as in production. */
async function startAgent(url: string, name = 'hall-1'): Promise<Agent> {
  const args = ['--server', url, '--centre', 'akmola', '--device', printer.device, '--name', name]
  const child = spawn(process.execPath, ['scripts/print-agent.mjs', ...args], { cwd: ROOT })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += data))
  const agent: Agent = {
    process: child,
    output: () => output,
    async kill(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
  agents.push(agent)
  await until('the agent is connected', () => output.includes('Connected to'))
  return agent
}

/** Gives the kiosk printers at these addresses, in this order. */
async function usePrinters(...addresses: string[]): Promise<void> {
  const settings = manager.hall.view?.settings
  if (!settings) throw new Error('no settings')
  const ids = addresses.map((_, at) => `p${at}`)
  const printers = Object.fromEntries(
    addresses.map((address, at) => [`p${at}`, { address, profile: 'generic-80' }]),
  )
  const changed = { ...settings, kiosks: { [kiosk]: { printers: ids } }, printers }
  await manager.ask('settings:update-settings', { base: settings.version, settings: changed })
  const { version } = settings
  await until('it is seen', () => manager.hall.view?.settings.version === version + 1)
}

async function take(node = nodes[0]): Promise<string> {
  const screen = await member(node.url, { role: 'kiosk', device: kiosk })
  const { ticket } = await issue(screen)
  screen.close()
  return ticket
}

/** @returns the results of a ticket's paper, from its story */
async function paper(ticket: string): Promise<string[]> {
  const { steps } = await manager.query('story', { ticket })
  return steps.flatMap(({ facts }) =>
    facts.result === undefined ? [] : [[facts.result, facts.cause].filter(Boolean).join(' ')],
  )
}

const untilRecorded = (ticket: string, word: string) =>
  until(`${word} is recorded`, async () => (await paper(ticket)).includes(word))
const cutPieces = () => printer.machine.pieces.filter(({ isCut }) => isCut).length

test('tickets of both nodes are printed whole by an agent that is connected to one', async () => {
  await usePrinters('agent:hall-1')
  await startAgent(nodes[1].url)
  const tickets = []
  for (let count = 0; count < 6; count++) tickets.push(await take(nodes[count % 2]))
  for (const ticket of tickets) await untilRecorded(ticket, 'printed')
  for (const ticket of tickets) expect(await paper(ticket)).toEqual(['sending', 'printed'])
  expect(cutPieces()).toBe(6)
  expect(printer.machine.language.notUnderstood).toEqual([])
})

test('a missing agent is recorded at once, and the ticket is printed when it connects', async () => {
  await usePrinters('agent:hall-1')
  const ticket = await take()
  await untilRecorded(ticket, 'failed offline')
  await startAgent(nodes[1].url)
  await untilRecorded(ticket, 'printed')
  expect(await paper(ticket)).toEqual(['failed offline', 'sending', 'printed'])
})

test("trouble of an agent's printer is recorded with the same causes, and the next printer takes over", async () => {
  const other = await TestPrinter.open()
  try {
    await usePrinters('agent:hall-1', other.address)
    await startAgent(nodes[0].url)
    printer.machine.set({ cover: true })
    const ticket = await take()
    await untilRecorded(ticket, 'printed')
    expect(await paper(ticket)).toEqual(['sending', 'printed'])
    expect([cutPieces(), other.pieces.length]).toEqual([0, 1])
    await usePrinters('agent:hall-1')
    const alone = await take()
    await untilRecorded(alone, 'failed cover-open')
    printer.machine.set({ cover: false })
    await untilRecorded(alone, 'printed')
  } finally {
    await other.close()
  }
})

describe('in mid-ticket', () => {
  const slow = { bytesPerSecond: 10_000, buffer: 500 }

  test('after the agent was killed the ticket is midway, and is not sent again when it is back', async () => {
    await usePrinters('agent:hall-1')
    const agent = await startAgent(nodes[0].url)
    printer.machine.behaviour = slow
    const ticket = await take()
    await until('it has begun', () => printer.machine.language.taken > 2_000)
    await agent.kill()
    await untilRecorded(ticket, 'midway connection-lost')
    printer.machine.behaviour = {}
    await startAgent(nodes[0].url)
    // Half a picture is left in a port that knows no connections: it may swallow the next ticket. This one is not
    // sent again.
    const next = await take()
    await until('the next is through', async () => (await paper(next)).length > 1)
    expect(await paper(ticket)).toEqual(['sending', 'midway connection-lost'])
  })

  test('after the server was killed the ticket is midway, and the agent reconnects by itself', async () => {
    await usePrinters('agent:hall-1')
    const agent = await startAgent(nodes[0].url)
    printer.machine.behaviour = slow
    const ticket = await take()
    await until('it has begun', () => printer.machine.language.taken > 2_000)
    await nodes[0].stop()
    await untilRecorded(ticket, 'midway connection-lost')
    printer.machine.behaviour = {}
    await until('it has printed to its end', () => cutPieces() === 1)
    expect(agent.output()).toContain('The connection is lost')
    nodes[0] = await start()
    expect(await paper(ticket)).toEqual(['sending', 'midway connection-lost'])
    expect(cutPieces()).toBe(1)
  })

  test('an agent that is stopped finishes its ticket and reports it', async () => {
    await usePrinters('agent:hall-1')
    const agent = await startAgent(nodes[0].url)
    printer.machine.behaviour = { bytesPerSecond: 40_000, buffer: 500 }
    const ticket = await take()
    await until('it has begun', () => printer.machine.language.taken > 2_000)
    await agent.kill('SIGTERM')
    await untilRecorded(ticket, 'printed')
    expect(cutPieces()).toBe(1)
  })
})

test('the agent reconnects by itself after the server was away', async () => {
  await usePrinters('agent:hall-1')
  const url = new URL(nodes[0].url)
  const agent = await startAgent(nodes[0].url)
  await nodes[0].stop()
  await until('it has noticed', () => agent.output().includes('The connection is lost'))
  nodes[0] = await startNode({ socketPath: redis.socketPath }, { prefix, port: Number(url.port) })
  await until('it is back', () => agent.output().split('Connected to').length === 3)
  const ticket = await take()
  await untilRecorded(ticket, 'printed')
})
