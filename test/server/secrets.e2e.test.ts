import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BegunPairing, ClaimedPairing } from '../../shared/contract/devices.ts'
import type { GivenCode } from '../../shared/contract/people.ts'
import { startApp, type TestApp } from '../kit/app.ts'
import { BrowserLike, requestId } from '../kit/browser-like.ts'
import { connectRaw, envelope, handshakeOf } from '../kit/client.ts'
import { makeAdministrator, password, signIn } from '../kit/staff.ts'

let app: TestApp

// A new installation for each try: a person can only be created once.
beforeEach(async () => {
  app = await startApp({ env: { KEZEK_DEMO: '0', LOG_LEVEL: 'trace' } })
})
afterEach(() => app?.stop())

test('the log never holds a password, a code, a session, a key or a name', async () => {
  // A name is not a secret, but does not belong into the log either.
  const secrets: string[] = [password, 'Сәрсенова']
  await makeAdministrator({ socketPath: join(app.dataDir, 'redis/redis.sock') }, '')
  const administrator = await signIn(app.url, 'admin1')
  const wrong = 'a wrong password, typed in haste'
  await administrator.ask('POST', '/api/account/sign-in', { login: 'admin1', password: wrong })
  const person = {
    surname: 'Сәрсенова',
    name: 'Дана',
    patronymic: '',
    post: 'инспектор',
    login: 'dana',
    role: 'inspector',
    centres: ['akmola'],
  }
  const { code = '' } = await administrator.must<GivenCode>('POST', '/api/people', {
    requestId: requestId(),
    person,
  })
  const inspector = await signIn(app.url, 'dana', code)
  await inspector.must('POST', '/api/account/password', { current: code, next: password })
  secrets.push(wrong, code, ...administrator.cookies.values(), ...inspector.cookies.values())

  const agent = new BrowserLike(app.url)
  const begun = await agent.must<BegunPairing>('POST', '/api/pairing', { kind: 'print-agent' })
  await administrator.must('POST', '/api/devices', {
    requestId: requestId(),
    code: begun.code,
    centre: 'akmola',
    kind: 'print-agent',
    place: 'hall-1',
    name: 'Принтер',
  })
  const claimed = await agent.must<ClaimedPairing>('POST', '/api/pairing/claim', { secret: begun.secret })
  const key = (claimed.state === 'paired' && claimed.key) || ''
  secrets.push(begun.secret ?? '', key)

  // Accepted, refused, invalid and failing requests: each may be logged.
  const line = await connectRaw(
    app.url,
    { ...handshakeOf('inspector'), person: undefined, sign: undefined },
    { Cookie: inspector.cookie },
  )
  if ('refused' in line) throw new Error(JSON.stringify(line.refused))
  await line.ask(envelope('counter:open-counter', { counter: '1' }))
  await line.ask(envelope('settings:update-settings', { base: 0, settings: { password } }))
  await connectRaw(app.url, handshakeOf('print-agent', { key: `${key}x` }))
  await connectRaw(app.url, handshakeOf('print-agent', { key }))
  await administrator.ask('POST', '/api/account/password', `{"current": "${password}"`)
  await administrator.ask('PUT', '/api/people/p-nobody', { password })
  line.close()
  await app.kill('SIGTERM')

  expect(app.output).toContain('Kezek runs at')
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(5)
    expect(app.output).not.toContain(secret)
  }
})
