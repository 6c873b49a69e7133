import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Me } from '../../shared/contract/account.ts'
import type { PersonRow } from '../../shared/contract/people.ts'
import { errors } from '../../shared/i18n/common/errors.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import type { BrowserLike } from '../kit/browser-like.ts'
import { ROOT } from '../kit/builds.ts'
import { signIn } from '../kit/staff.ts'

const password = 'жеті күн жеті түн'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ env: { KEZEK_DEMO: '0' } })
})
afterAll(() => app?.stop())

/**
 * Runs `npm run admin -- …` without the check for installed packages, and types `lines`.
 *
 * @returns the output and the exit code
 */
async function admin(
  args: readonly string[],
  lines: readonly string[] = [],
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/admin/main.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: app.dataDir },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))
  child.stdin.end(lines.map(line => `${line}\n`).join(''))
  const code = await new Promise<number>(resolve => child.once('close', resolve))
  return { code, said }
}

const made: string[] = []
/** @returns a new login at each attempt of a test */
function fresh(): string {
  made.push(`admin${made.length}`)
  return made.at(-1) ?? ''
}
const names = (login: string) => [login, 'Ахметова', 'Айгүл', 'әкімші']
const loginOf = async (browser: BrowserLike) => (await browser.must<Me>('GET', '/api/me')).person?.login

test('the first administrator is created at the machine while the server runs', async () => {
  const login = fresh()
  await expect(signIn(app.url, login, password)).rejects.toThrow('BAD_SIGN_IN')
  const { code, said } = await admin(['create'], [...names(login), password, password])
  expect(said).toContain(`${login} can sign in now`)
  expect(said).not.toContain(password)
  expect(code).toBe(0)
  expect(await loginOf(await signIn(app.url, login, password))).toBe(login)
})

test('an administrator created while the server is off can sign in when it starts', async () => {
  const login = fresh()
  await app.kill('SIGTERM')
  expect(await admin(['create'], [...names(login), password, password])).toMatchObject({ code: 0 })
  await app.start()
  expect(await loginOf(await signIn(app.url, login, password))).toBe(login)
})

test('a user who has forgotten the password gets a code that works once and must be replaced', async () => {
  const login = fresh()
  await admin(['create'], [...names(login), password, password])
  const { code, said } = await admin(['reset', login.toUpperCase()])
  expect(code).toBe(0)
  const [given = ''] = /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(said) ?? []
  await expect(signIn(app.url, login, password)).rejects.toThrow('BAD_SIGN_IN')
  const browser = await signIn(app.url, login, given)
  expect((await browser.must<Me>('GET', '/api/me')).person?.mustChange).toBe(true)
  await expect(signIn(app.url, login, given)).rejects.toThrow('BAD_SIGN_IN')
})

test.each([
  [
    'a common password',
    ['create'],
    [...names('nobody'), 'password1234', 'password1234'],
    errors.en.PASSWORD_COMMON,
  ],
  ['a short one', ['create'], [...names('nobody'), 'short', 'short'], errors.en.PASSWORD_SHORT],
  ['two that differ', ['create'], [...names('nobody'), password, `${password}!`], 'The two passwords differ'],
  ['no name', ['create'], ['nobody', '', '', ''], 'Surname, name and post are needed'],
  ['an odd login', ['create'], ['Әкімші'], 'A user name has'],
  ['nothing typed at all', ['create'], [], 'A user name has'],
  ['nobody', ['reset', 'nobody'], [], 'Nobody has the user name nobody'],
  ['nothing asked', [], [], 'npm run admin -- create'],
])('%s: a sentence is printed, and no user is created', async (_, args, lines, sentence) => {
  const { code, said } = await admin(args, lines)
  expect(code).toBe(1)
  expect(said).toContain(String(sentence))
  expect(said).not.toMatch(/\n\s+at /)
})

test('none of these created a user', async () => {
  const administrator = await signIn(app.url, made[0] ?? '', password)
  const people = await administrator.must<PersonRow[]>('GET', '/api/people')
  expect(people.map(({ login }) => login).sort()).toEqual(made)
})
