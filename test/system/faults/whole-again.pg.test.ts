import { afterAll, beforeAll, expect, test } from 'vitest'
import { centreKeys } from '../../../server/queue/keys.ts'
import type { Me } from '../../../shared/contract/account.ts'
import type { ExportJob, TicketStories } from '../../../shared/contract/archive-report.ts'
import { TestDatabases } from '../../kit/archive.ts'
import type { BrowserLike } from '../../kit/browser-like.ts'
import { type Inspector, inspector, issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { makeAdministrator, signIn } from '../../kit/staff.ts'
import { happenings, type ReturningStore, startReturningStore } from '../../kit/store-returns.ts'
import { until } from '../../kit/until.ts'
import { PaperAndDays } from './paper-and-days.ts'

const centre = 'akmola'
const databases = new TestDatabases()
let store: ReturningStore
/** Changes at one node are checked at the other. */
let near: TestNode
let far: TestNode
let kiosk: Member
let manager: Member
let window: Inspector
let early: BrowserLike
let paperAndDays: PaperAndDays
const closing: (() => unknown)[] = []

beforeAll(async () => {
  store = await startReturningStore()
  const archive = { url: await (await databases.postgres()).database() }
  near = await startNode(store.target, { archive })
  far = await startNode(store.target, { archive, prefix: near.prefix })
  await makeAdministrator(store.target, near.prefix)
  early = await signIn(near.url, 'admin1')
  kiosk = await member(near.url, { role: 'kiosk', centre })
  manager = await member(far.url, { role: 'manager', centre })
  window = await inspector(far.url, '1', { centre })
  for (const one of [kiosk, manager, window]) closing.push(() => one.close())
  paperAndDays = await PaperAndDays.open(store, near)
  closing.push(() => paperAndDays.close())
})
afterAll(async () => {
  for (const close of closing.splice(0)) await close()
  await near?.stop()
  await far?.stop()
  await databases.stop()
  await store?.stop()
})

/** Repeats until it works, as a visitor or inspector does. */
function works<T>(what: string, use: () => Promise<T>): Promise<NonNullable<T>> {
  let last: unknown
  const attempt = () =>
    use().catch((error: unknown) => {
      last = error
      return undefined
    })
  return until(what, attempt).catch(error => {
    throw new Error(`${what}: ${error.message}`, { cause: last })
  })
}

const hasPerson = async (browser: BrowserLike) =>
  (await browser.must<Me>('GET', '/api/me')).person !== undefined

/** Checks, each of which uses one function of the server and waits for its effect. */
const functions: Record<string, (round: number, number: string) => Promise<unknown>> = {
  'a signed-in user is still signed in': () => works('the session is known', () => hasPerson(early)),
  'people sign in': () =>
    works('somebody is signed in', async () => hasPerson(await signIn(far.url, 'admin1'))),
  'a visitor is called and served': async () => {
    const { ticket } = await works('somebody is called', () => window.callNext())
    await works('the service begins', () => window.act('ticket:start', ticket))
    await works('the service ends', () => window.act('ticket:finish', ticket))
  },
  'screens of one node are seen at the other, and one of them speaks': async round => {
    const device = `hall-${round}`
    const display = await works('a display joins', () =>
      member(near.url, { role: 'display', centre, device }),
    )
    const report = () => {
      const { epoch = '', n = 0 } = display.hall.view ?? {}
      display.hall.sendHeartbeat({
        epoch,
        n,
        frameAgeMs: 0,
        visible: true,
        sound: 'on',
        failing: false,
        spoken: [],
      })
    }
    const reporting = setInterval(report, 300)
    try {
      await until('the manager sees that it is well and speaks', () =>
        manager.hall.tick?.status?.displays.some(one => one.device === device && one.speaks),
      )
    } finally {
      clearInterval(reporting)
      display.close()
    }
  },
  'the chain of the trail reaches the last event': () =>
    works('the chain reaches the last event', async () => {
      const keys = centreKeys(near.prefix, centre)
      const client = await store.client()
      const n = await client.hGet(keys.centre, 'n')
      return n !== undefined && n !== null && (await client.hGet(keys.chainHead, 'n')) === n
    }),
  'a ticket is found in the archive': (_, number) =>
    works('the archive has the ticket', async () => {
      const day = String(manager.hall.view?.day).replace(/(....)(..)(..)/, '$1-$2-$3')
      const asked = new URLSearchParams({ centre, day, number })
      const { tickets } = await early.must<TicketStories>('GET', `/api/reports/story?${asked}`)
      return tickets.length > 0
    }),
  'a file of a report is made': () =>
    works('a file is made', async () => {
      const day = String(manager.hall.view?.day).replace(/(....)(..)(..)/, '$1-$2-$3')
      const asked = { centre, from: day, to: day, kind: 'tables-xlsx', lang: 'kk' }
      const { id } = await early.must<ExportJob>('POST', '/api/exports', asked)
      const isMade = async () =>
        (await early.must<ExportJob[]>('GET', '/api/exports')).some(
          job => job.id === id && job.state === 'done',
        )
      return until('it is made', isMade)
    }),
  'tickets are printed': () => paperAndDays.prints(),
  'a day opens, and the one before it ends': round => paperAndDays.daysFollow(round + 1),
}

test.each(happenings.map((what, round) => [what, round] as const))(
  'after the store was %s, everything works again without a restart of the server',
  async (what, round) => {
    await issue(kiosk)

    await store.happen(what)

    const { number } = await works('a ticket is issued', () => issue(kiosk))
    const results = await Promise.allSettled(Object.values(functions).map(use => use(round, number)))
    const failed = Object.keys(functions).filter((_, at) => results[at]?.status === 'rejected')
    expect(
      failed,
      String(results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))),
    ).toEqual([])
  },
)
