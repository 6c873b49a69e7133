import { pino } from 'pino'
import { Passwords } from '../../server/auth/passwords.ts'
import { People } from '../../server/auth/people.ts'
import { createRedis, type RedisTarget } from '../../server/redis/client.ts'
import type { GivenCode } from '../../shared/contract/people.ts'
import { hasCentres } from '../../shared/domain/person.ts'
import { purposes } from '../../shared/domain/queue.ts'
import type { StaffRole } from '../../shared/domain/roles.ts'
import { type CentreSettings, weekdays } from '../../shared/domain/settings.ts'
import { BrowserLike, requestId } from './browser-like.ts'
import { services } from './order.ts'

export const password = 'мысық терезеде 7 күн'

const sign = { surname: 'Ахметова', name: 'Айгүл', patronymic: 'Серікқызы', post: 'инспектор' }

/** Creates the first administrator, as `npm run admin` does. */
export async function makeAdministrator(
  target: RedisTarget,
  prefix: string,
  login = 'admin1',
): Promise<void> {
  const client = createRedis(target, { log: pino({ level: 'silent' }), name: 'test' })
  await client.connect()
  const people = new People(client, prefix, new Passwords(), Date.now)
  await people.register.create()
  const body = { ...sign, login, role: 'administrator' as const, centres: [] }
  const made = await people.createWithPassword({ by: 'system:admin' }, body, password)
  client.destroy()
  if (!made.ok) throw new Error(made.error.code)
}

/** Signs in. @returns the browser that has the session */
export async function signIn(url: string, login: string, word = password): Promise<BrowserLike> {
  const browser = new BrowserLike(url)
  await browser.must('POST', '/api/account/sign-in', { login, password: word })
  return browser
}

/** Creates a user as an administrator; the user sets a new password. @returns the signed-in browser, and the id */
export async function makePerson(
  administrator: BrowserLike,
  login: string,
  role: StaffRole,
  centres: string[] = hasCentres(role) ? ['akmola'] : [],
): Promise<{ browser: BrowserLike; id: string }> {
  const given = await administrator.must<GivenCode>('POST', '/api/people', {
    requestId: requestId(),
    person: { ...sign, login, role, centres },
  })
  const browser = await signIn(administrator.url, login, given.code)
  await browser.must('POST', '/api/account/password', { current: given.code, next: password })
  return { browser, id: given.person.id }
}

/**
 * Opens Akmola's centre around the clock. Outside the demonstration a centre keeps the order's hours: without this a
 * test that issues tickets fails in the evening and on Sundays.
 */
export async function openAlways(manager: BrowserLike): Promise<void> {
  const path = '/api/centres/akmola/settings'
  const response = await fetch(`${manager.url}${path}`, { headers: { Cookie: manager.cookie } })
  const settings = (await response.json()) as CentreSettings
  const hours = { days: weekdays, open: '00:00', close: '00:00', breaks: [] }
  const both = Object.fromEntries(purposes.map(purpose => [purpose, { hours }]))
  const always = Object.fromEntries(services.map(({ id }) => [id, both]))
  await manager.must('PUT', path, { ...settings, services: always })
}
