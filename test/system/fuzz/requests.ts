import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Random } from '../../../scripts/simulate/random.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { toneWav } from '../../kit/voice.ts'
import { arbitraryOf } from './arbitrary-of.ts'
import { hints } from './hints.ts'
import { type FuzzedRoute, params, rare, routes } from './routes.ts'
import { oddValue, pickOf, wrongOf } from './wrong-of.ts'

export interface Asked {
  method: string
  path: string
  headers: Record<string, string>
  body?: Buffer
}

const samples = 100
/** Share of requests for slow routes. */
const rareShare = 0.05
/** Characters: a longer header or address makes the server ignore the rest. */
const longest = 2_000
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND']
const oddPaths = [
  '/',
  '//',
  '/api',
  '/api/',
  '/api/centres',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
]
const types = [
  'application/json',
  'text/plain',
  'application/json; charset=utf-7',
  'multipart/form-data',
  'x',
]
const headers = [
  ...['cookie', 'kezek-role', 'x-forwarded-for', 'x-forwarded-proto', 'origin', 'if-none-match', 'range'],
  ...['accept-language', 'accept-encoding', 'content-type', 'content-encoding', 'authorization'],
]
/** Characters that headers accept. */
const unsendable = /[^\t\x20-\x7e\x80-\xff]/g

const recordings = fc.oneof(
  fc.uint8Array().map(bytes => Buffer.from(bytes)),
  fc.constant(toneWav({ seconds: 0.2, rate: 8_000 })),
)

/** Requests that depend only on a seed: correct, or with a fault. */
export class Requests {
  readonly random: Random
  /** Each centre's settings as last returned. */
  settings = new Map<string, CentreSettings>()
  readonly #queries: ReadonlyMap<FuzzedRoute, readonly unknown[]>
  readonly #bodies: ReadonlyMap<FuzzedRoute, readonly unknown[]>
  readonly #params: ReadonlyMap<string, readonly string[]>

  constructor(seed: number) {
    this.random = new Random(seed)
    const sample = <T>(arbitrary: fc.Arbitrary<T>) => fc.sample(arbitrary, { numRuns: samples, seed })
    this.#params = new Map(Object.entries(params).map(([name, values]) => [name, sample(values)]))
    this.#queries = new Map(
      routes.flatMap(route => (route.query ? [[route, sample(arbitraryOf(route.query, hints))]] : [])),
    )
    this.#bodies = new Map(
      routes.flatMap(route => {
        if (!route.body) return []
        return [[route, sample(route.body === 'recording' ? recordings : arbitraryOf(route.body, hints))]]
      }),
    )
  }

  /** @returns any route; slow ones less often */
  route(): FuzzedRoute {
    const route = pickOf(this.random, routes)
    return rare.has(route.path) && !this.random.chance(rareShare) ? this.route() : route
  }

  /** @returns one value for each name in paths */
  params(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#params].map(([name, values]) => [name, pickOf(this.random, values)]))
  }

  /** @returns a correct request to the route, about anything or the given things */
  right(
    route: FuzzedRoute,
    role: string | undefined,
    given: Readonly<Record<string, string>> = this.params(),
  ): Asked {
    const { random } = this
    const chosen: Record<string, string> = {}
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
      chosen[name] = given[name] ?? ''
      return encodeURIComponent(chosen[name])
    })
    const queries = this.#queries.get(route)
    const search = queries ? `?${searchOf(pickOf(random, queries))}` : ''
    const asked = { method: route.method, path: path + search, headers: role ? { 'kezek-role': role } : {} }
    const bodies = this.#bodies.get(route)
    if (!bodies) return asked
    const known = this.settings.get(chosen.centre ?? '')
    // Settings are accepted only from clients that have seen the last version.
    const isChange = route.action === 'settings:update-settings' && known && random.chance(0.5)
    const body = isChange
      ? { requestId: randomUUID(), base: known.version, settings: known }
      : pickOf(random, bodies)
    return withBody(asked, body)
  }

  /** @returns a request that the route, or any route, should refuse */
  wrong(route: FuzzedRoute, role: string | undefined): Asked {
    const { random } = this
    const right = this.right(route, role)
    const kind = random.next()
    if (kind < 0.3) return withBody(right, this.#wrongBody(route))
    if (kind < 0.4) return withText(right, this.#text(), pickOf(random, types))
    if (kind < 0.5) return { ...right, method: pickOf(random, methods) }
    const [plain = ''] = right.path.split('?')
    const query = pickOf(random, this.#queries.get(route) ?? [{ lang: 'kk', page: 1 }])
    if (kind < 0.7) return { ...right, path: `${plain}?${searchOf(wrongOf(query, random))}` }
    if (kind < 0.75) return { ...right, path: pickOf(random, oddPaths) }
    if (kind < 0.9) return { ...right, path: this.#wrongPath(plain) }
    const text = this.#text().replaceAll(unsendable, '?').slice(0, longest)
    return { ...right, headers: { ...right.headers, [pickOf(random, headers)]: text } }
  }

  #wrongBody(route: FuzzedRoute): unknown {
    const bodies = this.#bodies.get(route)
    return bodies ? wrongOf(pickOf(this.random, bodies), this.random) : oddValue(this.random)
  }

  #wrongPath(path: string): string {
    const { random } = this
    const text = this.#text()
      .replaceAll(/\p{Surrogate}/gu, '?')
      .slice(0, longest / 9)
    const parts = path.split('/')
    // Encoded correctly, or only as far as needed to be sent.
    const odd = random.chance(0.5) ? encodeURIComponent(text) : encodeURI(text).replaceAll(/[?#]/g, '%')
    parts[Math.floor(random.between(1, parts.length))] = odd
    return parts.join('/')
  }

  #text(): string {
    const value = oddValue(this.random)
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  }
}

function searchOf(query: unknown): string {
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
    const text = typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value)
    return value === undefined ? [] : [[name, text.slice(0, longest)]]
  })
  return new URLSearchParams(pairs).toString()
}

function withBody(asked: Asked, body: unknown): Asked {
  if (Buffer.isBuffer(body)) return withBytes(asked, body, 'application/octet-stream')
  return withText(asked, JSON.stringify(body) ?? '', 'application/json')
}

function withText(asked: Asked, text: string, type: string): Asked {
  return withBytes(asked, Buffer.from(text), type)
}

function withBytes(asked: Asked, body: Buffer, type: string): Asked {
  // Node sends a body's length only where that is usual.
  const said = { 'content-type': type, 'content-length': String(body.length) }
  return { ...asked, body, headers: { ...asked.headers, ...said } }
}
