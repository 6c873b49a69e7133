import { resolve } from 'node:path'
import { z } from 'zod'
import { isNetwork, type PortRange, readPortRange } from './networks.ts'
import {
  address,
  isProxyList,
  isSignInAddress,
  isSiteAddress,
  LOOPBACK,
  oneOf,
  redisAddress,
  wholeNumber,
} from './setting-kinds.ts'

/** Thrown when a setting's value cannot be used. The message is one sentence for the person who set it. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const MEGABYTE = 1_000_000

/**
 * Every setting, by the name of its environment variable. `describe` is its row in the README; `allowed` ends the error sentence about a
 * wrong value.
 */
const settings = z.object({
  PORT: wholeNumber(0, 65_535, 3000).describe('Port to listen on; 0 takes a free one.'),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/)
    .default('127.0.0.1')
    .meta({ allowed: 'a host name or an IP address' })
    .describe(
      'Address to listen on. The default is reached from this machine only; 0.0.0.0 from everywhere.',
    ),
  REDIS_URL: redisAddress()
    .optional()
    .describe('Redis that holds the queues. Not set: the server runs a private one under DATA_DIR.'),
  JOBS_REDIS_URL: redisAddress()
    .optional()
    .describe('Redis for job queues, never a cluster. Not set: the one that holds the queues.'),
  DATABASE_URL: address(/^postgres(ql)?:$/, 'an address such as postgres://user:password@host:5432/kezek')
    .optional()
    .describe(
      'PostgreSQL, 15 or newer, that holds the archive. Not set: one inside the server, under DATA_DIR, which does for a single node.',
    ),
  KEZEK_ARCHIVE: oneOf(['0', '1'])
    .default('1')
    .describe('Whether all events are archived. 0: no archive; the last 35 days are kept in any case.'),
  DATA_DIR: z
    .string()
    .default('data')
    .meta({ allowed: 'a path of a folder' })
    .describe('Folder of everything the server keeps. Each server needs its own.'),
  CATALOGUE: z
    .string()
    .optional()
    .meta({ allowed: 'a path of a catalogue file' })
    .describe(
      'Catalogue with which a new installation begins; one that has a catalogue ignores it. Not set: the catalogue of Order No. 335.',
    ),
  PUBLIC_URL: z
    .string()
    .refine(isSiteAddress)
    .optional()
    .meta({ allowed: 'an address such as https://queue.example.kz, without a path or a question mark' })
    .describe('Address at which people reach the server. Not set: http://localhost:PORT.'),
  TRUST_PROXY: z
    .string()
    .transform(text => text.split(',').map(part => part.trim()))
    .refine(isProxyList)
    .default([])
    .meta({
      allowed:
        'a list of addresses and subnets, separated by commas, such as 10.0.0.1, 10.1.0.0/16 or loopback',
    })
    .describe(
      'Proxies before the server that are trusted to say where a request comes from and whether it came by TLS. Not set: none is trusted.',
    ),
  TLS_CERT: z
    .string()
    .optional()
    .meta({ allowed: 'a path of a PEM file' })
    .describe(
      'Certificate, with its chain, to serve by TLS. Not set: a proxy does that, or nobody needs it.',
    ),
  TLS_KEY: z
    .string()
    .optional()
    .meta({ allowed: 'a path of a PEM file' })
    .describe("The certificate's private key; required with TLS_CERT."),
  OIDC_ISSUER: z
    .string()
    .refine(isSignInAddress)
    .optional()
    .meta({ allowed: 'an address such as https://login.example.kz' })
    .describe(
      "The organisation's own sign-in (OpenID Connect), offered beside that by password. Not set: by password alone.",
    ),
  OIDC_CLIENT_ID: z
    .string()
    .optional()
    .meta({ allowed: 'text' })
    .describe("This server's client id at that sign-in; required with OIDC_ISSUER."),
  OIDC_CLIENT_SECRET: z
    .string()
    .optional()
    .meta({ allowed: 'text' })
    .describe("This server's client secret at that sign-in; required with OIDC_ISSUER."),
  OIDC_NAME: z
    .string()
    .max(40)
    .optional()
    .meta({ allowed: 'text of at most 40 signs' })
    .describe('The name under which people know that sign-in. Not set: its host name.'),
  OIDC_CLAIM: z
    .string()
    .default('preferred_username')
    .meta({ allowed: 'the name of a claim' })
    .describe(
      'The claim that holds the login here. People must not be able to choose it themselves; an email counts once it is verified.',
    ),
  MAX_CONNECTIONS: wholeNumber(1, 1_000_000, 5_000).describe('Screens connected at once.'),
  MAX_CONNECTIONS_PER_ADDRESS: wholeNumber(1, 1_000_000, 1_000).describe(
    'Screens connected at once from one address, behind which a whole hall may sit.',
  ),
  KIOSK_TICKETS_PER_MINUTE: wholeNumber(1, 1_000_000, 30).describe(
    'Tickets that one kiosk gives in a minute.',
  ),
  REQUESTS_PER_MINUTE: wholeNumber(1, 10_000_000, 6_000).describe(
    'Requests that one device, person or address may send in a minute.',
  ),
  PRINTER_NETWORKS: z
    .string()
    .transform(text => text.split(',').map(part => part.trim()))
    .refine(networks => networks.every(isNetwork))
    .default(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'])
    .meta({
      allowed: 'a list of networks and addresses, separated by commas, such as 10.0.0.0/8, 192.168.5.20',
    })
    .describe(
      'Networks in which printers may be. The server connects to no other; to this machine only where a network within 127.0.0.0/8 is named.',
    ),
  PRINTER_PORTS: z
    .string()
    .refine(text => readPortRange(text) !== undefined)
    .default('9100-9109')
    .meta({ allowed: 'a port such as 9100, or a range such as 9100-9109' })
    .describe('Ports that printers may have.'),
  KEZEK_DEMO: oneOf(['0', '1'])
    .optional()
    .describe(
      'Demonstration: the local page hands out identities without signing in. Not set: 1 where only this machine reaches the server, which HOST, PUBLIC_URL, TRUST_PROXY, TLS_CERT and OIDC_ISSUER tell, otherwise 0. 1 is refused where others reach it.',
    ),
  KEZEK_HOURS: oneOf(['demo', 'order'])
    .optional()
    .describe(
      'Hours of the centres: order keeps those of the catalogue and the settings; demo, the default of the demonstration, is open around the clock.',
    ),
  AWAY_AFTER_SECONDS: wholeNumber(1, 3_600, 60).describe(
    'Seconds without a screen after which an inspector counts as away from an open window.',
  ),
  KEZEK_SPACE_LOW_MB: wholeNumber(0, 1_000_000_000, 500).describe(
    'Free space under DATA_DIR, in megabytes, below which managers are warned.',
  ),
  KEZEK_SPACE_FULL_MB: wholeNumber(0, 1_000_000_000, 100).describe(
    'Free space, in megabytes, below which commands are refused, before Redis has to end.',
  ),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('What is logged.'),
  KEY_PREFIX: z
    .string()
    .regex(/^[^{}]*$/)
    .default('')
    .meta({ allowed: 'text without braces' })
    .describe('Put before every Redis key, so that several installations (or tests) share one Redis.'),
})

/** The organisation's own sign-in (OpenID Connect), which people may use instead of a password. */
export interface ProviderConfig {
  /** The issuer's address, as in its discovery document. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The name that people know it by. */
  readonly name: string
  /** The claim that holds the person's login here; people must not be able to choose its value themselves. */
  readonly claim: string
}

/** The settings as the server uses them. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Undefined: the server runs its private Redis. */
  readonly redisUrl: string | undefined
  /** Undefined: the same Redis as the queues. */
  readonly jobsRedisUrl: string | undefined
  /** Undefined: the archive is kept under `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly archives: boolean
  /** Absolute path. */
  readonly dataDir: string
  /** Absolute path of the catalogue file that a new installation begins with. Undefined: the order's. */
  readonly catalogueFile: string | undefined
  /** Without a slash at its end. Undefined: http://localhost with the port of the server. */
  readonly publicUrl: string | undefined
  /** Trusted proxies; empty: none. */
  readonly trustProxy: readonly string[]
  /** Paths of PEM files; undefined: the server speaks plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** Undefined: people sign in by password alone. */
  readonly provider: ProviderConfig | undefined
  readonly maxConnections: number
  readonly maxConnectionsPerAddress: number
  readonly ticketsPerMinute: number
  readonly requestsPerMinute: number
  readonly printerNetworks: readonly string[]
  readonly printerPorts: PortRange
  readonly demo: boolean
  readonly hours: 'demo' | 'order'
  /** Milliseconds without a screen after which an inspector counts as away. */
  readonly awayAfterMs: number
  readonly spaceLowBytes: number
  readonly spaceFullBytes: number
  readonly logLevel: z.infer<typeof settings>['LOG_LEVEL']
  readonly keyPrefix: string
}

/** One row of the README's table of settings. */
export interface SettingDoc {
  readonly name: string
  readonly allowed: string
  /** Undefined: depends on other settings; see the description. */
  readonly fallback: string | undefined
  readonly description: string
}

/** @returns every setting in the order of the schema, for the documents. */
export function settingDocs(): SettingDoc[] {
  return Object.entries(settings.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined).data
    return {
      name,
      allowed: allowedOf(schema),
      fallback: fallback === undefined ? undefined : String(fallback),
      description: schema.description ?? '',
    }
  })
}

/**
 * Reads every setting from environment variables. An empty or blank variable counts as not set.
 *
 * @throws ConfigError about the first setting that is wrong
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given: Record<string, string> = {}
  for (const name of Object.keys(settings.shape)) {
    const value = env[name]?.trim()
    if (value) given[name] = value
  }
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof settings.shape
    throw new ConfigError(
      `The setting ${name} is "${withoutSecret(given[name] ?? '')}", but must be ${allowedOf(settings.shape[name])}.`,
    )
  }
  const value = parsed.data
  if ((value.TLS_CERT === undefined) !== (value.TLS_KEY === undefined)) {
    const [set, missing] = value.TLS_KEY === undefined ? ['TLS_CERT', 'TLS_KEY'] : ['TLS_KEY', 'TLS_CERT']
    throw new ConfigError(
      `The setting ${missing} is missing, but must be a path of a PEM file where ${set} is set.`,
    )
  }
  if (value.OIDC_ISSUER !== undefined) {
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const) {
      if (value[name] === undefined)
        throw new ConfigError(
          `The setting ${name} is missing, but must be ${allowedOf(settings.shape[name])} where OIDC_ISSUER is set.`,
        )
    }
  }
  const others = reachedByOthers(value)
  const demo = value.KEZEK_DEMO === undefined ? others === undefined : value.KEZEK_DEMO === '1'
  if (demo && others !== undefined) {
    throw new ConfigError(
      `The setting KEZEK_DEMO is "1", but must be 0 where others can reach the server (${others}): it hands out identities without signing in.`,
    )
  }
  if (value.KEZEK_HOURS === 'demo' && !demo) {
    throw new ConfigError('The setting KEZEK_HOURS is "demo", but must be order unless KEZEK_DEMO is 1.')
  }
  if (value.KEZEK_SPACE_FULL_MB > value.KEZEK_SPACE_LOW_MB) {
    throw new ConfigError(
      `The setting KEZEK_SPACE_FULL_MB is "${value.KEZEK_SPACE_FULL_MB}", but must be at most KEZEK_SPACE_LOW_MB (${value.KEZEK_SPACE_LOW_MB}).`,
    )
  }
  return {
    port: value.PORT,
    host: value.HOST,
    redisUrl: value.REDIS_URL,
    jobsRedisUrl: value.JOBS_REDIS_URL,
    databaseUrl: value.DATABASE_URL,
    archives: value.KEZEK_ARCHIVE === '1',
    dataDir: resolve(value.DATA_DIR),
    catalogueFile: value.CATALOGUE === undefined ? undefined : resolve(value.CATALOGUE),
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, ''),
    trustProxy: value.TRUST_PROXY,
    tls:
      value.TLS_CERT !== undefined && value.TLS_KEY !== undefined
        ? { cert: resolve(value.TLS_CERT), key: resolve(value.TLS_KEY) }
        : undefined,
    provider: providerOf(value),
    maxConnections: value.MAX_CONNECTIONS,
    maxConnectionsPerAddress: value.MAX_CONNECTIONS_PER_ADDRESS,
    ticketsPerMinute: value.KIOSK_TICKETS_PER_MINUTE,
    requestsPerMinute: value.REQUESTS_PER_MINUTE,
    printerNetworks: value.PRINTER_NETWORKS,
    printerPorts: readPortRange(value.PRINTER_PORTS) ?? { from: 9100, to: 9109 },
    demo,
    hours: value.KEZEK_HOURS ?? (demo ? 'demo' : 'order'),
    awayAfterMs: value.AWAY_AFTER_SECONDS * 1_000,
    spaceLowBytes: value.KEZEK_SPACE_LOW_MB * MEGABYTE,
    spaceFullBytes: value.KEZEK_SPACE_FULL_MB * MEGABYTE,
    logLevel: value.LOG_LEVEL,
    keyPrefix: value.KEY_PREFIX,
  }
}

/** @returns the setting by which callers from elsewhere can reach the server; undefined when none does. */
function reachedByOthers(value: z.infer<typeof settings>): string | undefined {
  if (!LOOPBACK.test(value.HOST)) return `HOST is "${value.HOST}"`
  if (value.TRUST_PROXY.length > 0) return 'TRUST_PROXY is set'
  const { hostname } = new URL(value.PUBLIC_URL ?? 'http://localhost')
  if (!LOOPBACK.test(hostname.replace(/^\[|\]$/g, ''))) return 'PUBLIC_URL is set'
  if (value.TLS_CERT !== undefined) return 'TLS_CERT is set'
  return value.OIDC_ISSUER === undefined ? undefined : 'OIDC_ISSUER is set'
}

function providerOf(value: z.infer<typeof settings>): Config['provider'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = value
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  const name = value.OIDC_NAME ?? new URL(issuer).hostname
  return { issuer, clientId, clientSecret, name, claim: value.OIDC_CLAIM }
}

/** @returns a value without the password that an address may contain: the error sentence ends up in logs. */
function withoutSecret(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//…@')
}

/** @returns the `allowed` text of a setting's schema, looking inside defaults and optionals. */
function allowedOf(schema: z.ZodType): string {
  const allowed = schema.meta()?.allowed
  if (typeof allowed === 'string') return allowed
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return allowedOf(schema.unwrap() as z.ZodType)
  }
  return 'another value'
}
