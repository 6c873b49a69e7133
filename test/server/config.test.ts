import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig, settingDocs } from '../../server/config.ts'

function sentenceOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('the settings were taken')
}

test('by default the server is reached from this machine only, has a private Redis and runs the demonstration around the clock', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    redisUrl: undefined,
    jobsRedisUrl: undefined,
    databaseUrl: undefined,
    dataDir: resolve('data'),
    publicUrl: undefined,
    trustProxy: [],
    tls: undefined,
    awayAfterMs: 60_000,
    provider: undefined,
    archives: true,
    maxConnections: 5_000,
    maxConnectionsPerAddress: 1_000,
    ticketsPerMinute: 30,
    requestsPerMinute: 6_000,
    catalogueFile: undefined,
    demo: true,
    hours: 'demo',
    spaceLowBytes: 500_000_000,
    spaceFullBytes: 100_000_000,
    printerNetworks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
    printerPorts: { from: 9100, to: 9109 },
    logLevel: 'info',
    keyPrefix: '',
  })
})

test('blank settings count as not set, and all others are read', () => {
  const config = readConfig({
    PORT: ' 8080 ',
    HOST: '',
    REDIS_URL: 'redis://user:secret@redis:6379/1',
    JOBS_REDIS_URL: 'unix:///run/redis.sock',
    DATABASE_URL: 'postgres://kezek:secret@db:5432/kezek',
    DATA_DIR: '/var/lib/kezek',
    CATALOGUE: '/etc/kezek/catalogue.json',
    PUBLIC_URL: 'https://queue.example.kz/',
    KEZEK_HOURS: 'order',
    LOG_LEVEL: 'debug',
    KEY_PREFIX: 'a:',
  })
  expect(config).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    redisUrl: 'redis://user:secret@redis:6379/1',
    jobsRedisUrl: 'unix:///run/redis.sock',
    databaseUrl: 'postgres://kezek:secret@db:5432/kezek',
    dataDir: '/var/lib/kezek',
    catalogueFile: '/etc/kezek/catalogue.json',
    publicUrl: 'https://queue.example.kz',
    hours: 'order',
    logLevel: 'debug',
    keyPrefix: 'a:',
  })
})

test.each([
  ['PORT', 'abc'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['HOST', 'two words'],
  ['REDIS_URL', 'http://redis:6379'],
  ['REDIS_URL', 'redis'],
  ['JOBS_REDIS_URL', 'localhost'],
  ['DATABASE_URL', 'mysql://db/kezek'],
  ['PUBLIC_URL', 'queue.example.kz'],
  ['PUBLIC_URL', 'https://queue.example.kz/x'],
  ['PUBLIC_URL', 'https://queue.example.kz/?x=y'],
  ['PUBLIC_URL', 'https://queue.example.kz/#x'],
  ['KEZEK_DEMO', 'yes'],
  ['KEZEK_HOURS', 'always'],
  ['KEZEK_ARCHIVE', 'no'],
  ['KEZEK_SPACE_LOW_MB', '1 GB'],
  ['KEZEK_SPACE_FULL_MB', '501'],
  ['LOG_LEVEL', 'loud'],
  ['KEY_PREFIX', 'a{b}'],
  ['TRUST_PROXY', 'the one before'],
  ['KIOSK_TICKETS_PER_MINUTE', '0'],
  ['OIDC_ISSUER', 'login.example.kz'],
  ['OIDC_ISSUER', 'http://login.example.kz'],
  ['OIDC_NAME', 'x'.repeat(41)],
  ['PRINTER_NETWORKS', 'the hall'],
  ['PRINTER_NETWORKS', '10.0.0.0/33'],
  ['PRINTER_PORTS', '0'],
  ['PRINTER_PORTS', '9109-9100'],
  ['PRINTER_PORTS', '9100-70000'],
])('%s=%s is refused with one sentence that names both', (name, value) => {
  expect(sentenceOf({ [name]: value })).toMatch(
    new RegExp(`^The setting ${name} is "${value.replace(/[{}.?]/g, '\\$&')}", but must be [^\n]+\\.$`),
  )
})

test('the demonstration is refused, and off by default, where others can reach the server', () => {
  expect(sentenceOf({ HOST: '0.0.0.0', KEZEK_DEMO: '1' })).toContain('KEZEK_DEMO is "1"')
  expect(readConfig({ HOST: '0.0.0.0' })).toMatchObject({ demo: false, hours: 'order' })
  expect(readConfig({ HOST: 'queue.example.kz' }).demo).toBe(false)
  for (const HOST of ['localhost', '127.0.0.1', '::1']) expect(readConfig({ HOST }).demo).toBe(true)
  // Behind a proxy on the same machine, HOST is this machine although others reach the server.
  for (const others of [
    { PUBLIC_URL: 'https://queue.example.kz' },
    { TRUST_PROXY: 'loopback' },
    { TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' },
  ]) {
    expect(readConfig(others)).toMatchObject({ demo: false, hours: 'order' })
    expect(sentenceOf({ ...others, KEZEK_DEMO: '1' })).toContain('KEZEK_DEMO is "1"')
  }
  expect(readConfig({ PUBLIC_URL: 'http://localhost:3000' }).demo).toBe(true)
  expect(sentenceOf({ KEZEK_DEMO: '0', KEZEK_HOURS: 'demo' })).toContain('KEZEK_HOURS is "demo"')
})

test("the organisation's sign-in needs all its settings and is named after its host by default", () => {
  const whole = {
    OIDC_ISSUER: 'https://login.example.kz/realms/centres',
    OIDC_CLIENT_ID: 'kezek',
    OIDC_CLIENT_SECRET: 'hunter2',
    PUBLIC_URL: 'https://queue.example.kz',
  }
  expect(readConfig(whole).provider).toEqual({
    issuer: 'https://login.example.kz/realms/centres',
    clientId: 'kezek',
    clientSecret: 'hunter2',
    name: 'login.example.kz',
    claim: 'preferred_username',
  })
  for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const) {
    const sentence = sentenceOf({ ...whole, [name]: '' })
    expect(sentence).toMatch(
      new RegExp(`^The setting ${name} is missing, but must be .+ where OIDC_ISSUER is set\\.$`),
    )
    expect(sentence).not.toContain('hunter2')
  }
  // For trials on this machine.
  expect(readConfig({ ...whole, OIDC_ISSUER: 'http://127.0.0.1:8080' }).provider).toBeDefined()
})

test('a password in a wrong address is not repeated', () => {
  const sentence = sentenceOf({ REDIS_URL: 'http://kezek:hunter2@redis:6379' })
  expect(sentence).toContain('REDIS_URL')
  expect(sentence).not.toContain('hunter2')
})

test('every setting has a description and its allowed values', () => {
  for (const { name, description, allowed } of settingDocs()) {
    expect(description, name).toMatch(/\.$/)
    expect(allowed, name).not.toBe('another value')
  }
})
