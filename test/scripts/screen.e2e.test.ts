import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ROOT } from './project.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }

let profile: string
let script: ChildProcess
let hall: Server
let port: number
/** The status that the fake server's /healthz answers. */
let health: number

beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'kezek-screen-'))
  health = 503
  hall = createServer((request, response) => {
    response.setHeader('content-type', 'text/html')
    if (request.url === '/healthz') response.writeHead(health)
    response.end('<!doctype html><title>display</title>')
  })
  // Finds a free port; the server begins to listen later.
  await listen(0)
  port = (hall.address() as AddressInfo).port
  await new Promise(resolve => hall.close(resolve))
})

afterEach(async () => {
  script.kill('SIGKILL')
  for (const pid of chromiumPids()) kill(pid)
  hall.closeAllConnections()
  hall.close()
  await vi.waitFor(() => {
    expect(chromiumPids()).toEqual([])
    rmSync(profile, { recursive: true, force: true })
  }, PATIENCE)
})

const listen = (on: number) => new Promise<void>(resolve => hall.listen(on, '127.0.0.1', resolve))

function open(): ChildProcess {
  const address = `http://127.0.0.1:${port}/display/?centre=1`
  const args = ['scripts/screen.mjs', '--url', address, '--profile', profile, '--headless']
  script = spawn(process.execPath, [...args, '--', '--remote-debugging-port=0'], {
    cwd: ROOT,
    stdio: 'ignore',
  })
  return script
}

function chromiumPids(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => pid > 0 && commandOf(pid).includes(`--user-data-dir=${profile}`))
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // The process ended together with another one.
  }
}

/** Evaluates an expression in the page that Chromium shows. */
async function seen<T>(look: (page: Awaited<ReturnType<typeof pageOf>>) => Promise<T>): Promise<T> {
  const [debugPort] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`)
  try {
    return await look(await pageOf(browser))
  } finally {
    await browser.close()
  }
}

async function pageOf(browser: Browser) {
  const page = browser.contexts()[0]?.pages()[0]
  if (!page) throw new Error('no page yet')
  return page
}

const atScreen = () =>
  vi.waitFor(
    () => seen(async page => expect(page.url()).toBe(`http://127.0.0.1:${port}/display/?centre=1`)),
    PATIENCE,
  )

test('starts before the server, waits in three languages until the server can work, then opens the screen', async () => {
  open()
  const waiting = async () => {
    const words = await seen(page =>
      page.locator('p').evaluateAll(all => all.map(p => [p.getAttribute('lang'), p.textContent])),
    )
    expect(words).toEqual([
      ['kk', expect.stringMatching(/[әғқңөұүһі]/i)],
      ['ru', expect.stringMatching(/^Система запускается/)],
      ['en', expect.stringMatching(/^The system is starting/)],
    ])
  }
  await vi.waitFor(waiting, PATIENCE)
  // The server listens but can't work yet.
  const asked = new Promise(resolve => hall.once('request', resolve))
  await listen(port)
  await asked
  await waiting()
  health = 200
  await atScreen()
})

test('opens Chromium again when it ends, and ends it with the script', async () => {
  health = 200
  await listen(port)
  open()
  await atScreen()
  for (const pid of chromiumPids()) kill(pid)
  await vi.waitFor(() => expect(chromiumPids()).toEqual([]), PATIENCE)
  rmSync(join(profile, 'DevToolsActivePort'), { force: true })
  await atScreen()
  const ended = new Promise(resolve => script.once('exit', resolve))
  script.kill('SIGTERM')
  expect(await ended).toBe(0)
  await vi.waitFor(() => expect(chromiumPids()).toEqual([]), PATIENCE)
})

test('ends the Chromium that a killed script has left and opens its own', async () => {
  health = 200
  await listen(port)
  open()
  await atScreen()
  const left = chromiumPids()
  const killed = new Promise(resolve => script.once('exit', resolve))
  script.kill('SIGKILL')
  await killed
  rmSync(join(profile, 'DevToolsActivePort'), { force: true })
  open()
  await atScreen()
  expect(chromiumPids().filter(pid => left.includes(pid))).toEqual([])
})

test('prints its usage when the address is wrong', async () => {
  script = spawn(process.execPath, ['scripts/screen.mjs', '--url', 'kiosk'], { cwd: ROOT })
  let said = ''
  script.stderr?.on('data', data => {
    said += data
  })
  expect(await new Promise(resolve => script.once('close', resolve))).toBe(1)
  expect(said).toMatch(/^--url must be the address of a screen\. Use: npm run screen -- --url .*\n$/)
})
