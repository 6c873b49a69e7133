import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { errorCodes } from '../../../shared/contract/errors.ts'
import { scopeOf } from '../../../shared/contract/permissions.ts'
import { type StaffRole, staffRoles } from '../../../shared/domain/roles.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { fixedSeed } from '../../kit/seed.ts'
import type { Tally } from './fuzzed-hall.ts'
import { type Asked, Requests } from './requests.ts'
import { type FuzzedRoute, routes } from './routes.ts'
import { pickOf } from './wrong-of.ts'

/** Milliseconds: no answer is a defect, a late one may be due to a busy machine. */
const answersWithinMs = 60_000
/** Draws for a request that must succeed: some schemas allow more than a route can do. */
const maxDraws = 50
/** Characters of a faulty request that are shown. */
const maxShown = 300
/** The web server's own answer for a missing page. */
const known: readonly string[] = [...errorCodes, 'NOT_FOUND']

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** Sends any HTTP requests to a server. */
export class FuzzedWeb {
  readonly #url: URL
  readonly #requests: Requests
  readonly #tally: Tally
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 })

  constructor(url: string, tally: Tally, seed: number) {
    this.#url = new URL(url)
    this.#requests = new Requests(seed)
    this.#tally = tally
  }

  /** Sends one request and checks its answer. Half of all are correct. */
  async step(): Promise<void> {
    const { random } = this.#requests
    const route = this.#requests.route()
    const isRight = random.chance(0.5)
    const role = pickOf(random, [...staffRoles, undefined])
    const asked = isRight ? this.#requests.right(route, role) : this.#requests.wrong(route, role)
    await this.#send(route, asked, role, isRight)
  }

  /**
   * Sends every route correct requests until one succeeds, with fixed draws and before anything else: so it does
   * not depend on chance which routes were seen to work.
   */
  async plant(): Promise<void> {
    const requests = new Requests(fixedSeed)
    requests.settings = this.#requests.settings
    const given = requests.params()
    let left = [...routes]
    for (let draw = 0; draw < maxDraws && left.length > 0; draw++) {
      // Things to be removed must have been created.
      const isLast = left.every(({ method }) => method === 'DELETE')
      const done = new Set<FuzzedRoute>()
      for (const route of left.filter(({ method }) => isLast || method !== 'DELETE')) {
        const role = staffRoles.find(role => scopeOf(role, route.action) === 'all') ?? 'manager'
        const status = await this.#send(route, requests.right(route, role, given), role, true)
        if (status === 200 || (route.isNever && status !== undefined)) done.add(route)
      }
      left = left.filter(route => !done.has(route))
    }
    this.#tally.findings.push(...left.map(({ method, path }) => `${method} ${path} gave nothing`))
  }

  /** @returns the status of the answer; undefined: none came */
  async #send(
    route: FuzzedRoute,
    asked: Asked,
    role: StaffRole | undefined,
    isRight: boolean,
  ): Promise<number | undefined> {
    this.#tally.sent++
    if (isRight) this.#tally.fitting++
    const answer = await this.#ask(asked)
    // In the demonstration a page without a role is a manager's.
    const isForbidden = isRight && scopeOf(role ?? 'manager', route.action) === '–'
    const wrong = answer ? wrongAnswer(answer, asked, route, isForbidden) : 'it was not answered'
    if (wrong) this.#found(asked, answer, `${wrong} (${role ?? 'nobody'})`)
    if (isRight && answer?.status === 200) this.#note(route, asked, answer)
    const what = isRight ? `${route.method} ${route.path}` : 'an odd request'
    // The web server's answer for missing pages is not a route's answer.
    const isRefused = answer && answer.status >= 400 && !answer.text.includes('NOT_FOUND')
    const seen = `${what} ${isRefused ? 'refused' : answer?.status}`
    this.#tally.seen.set(seen, (this.#tally.seen.get(seen) ?? 0) + 1)
    return answer?.status
  }

  close(): void {
    this.#agent.destroy()
  }

  #note({ action }: FuzzedRoute, { path }: Asked, { text }: Answer): void {
    const [, , , centre = ''] = path.split('/')
    if (action === 'settings:export') this.#requests.settings.set(centre, JSON.parse(text) as CentreSettings)
  }

  #ask({ method, path, headers, body }: Asked): Promise<Answer | undefined> {
    const { hostname, port } = this.#url
    return new Promise(resolve => {
      const asked = request({ agent: this.#agent, hostname, port, method, path, headers }, response => {
        const parts: Buffer[] = []
        response.on('data', part => parts.push(part))
        response.on('error', () => resolve(undefined))
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response
          resolve({ status, headers, text: Buffer.concat(parts).toString() })
        })
      })
      asked.setTimeout(answersWithinMs, () => asked.destroy())
      asked.on('error', () => resolve(undefined))
      asked.end(body)
    })
  }

  #found({ method, path, headers, body }: Asked, answer: Answer | undefined, what: string): void {
    const said = [method, path, JSON.stringify(headers), body?.toString() ?? ''].map(shown).join(' ')
    this.#tally.findings.push(`${what}\n  ${said}\n  ${answer?.status} ${shown(answer?.text ?? '')}`)
  }
}

function shown(text: string): string {
  return text.slice(0, maxShown)
}

/** @returns what is wrong with an answer; undefined: nothing */
function wrongAnswer(
  { status, headers, text }: Answer,
  { method, path }: Asked,
  { action }: FuzzedRoute,
  isForbidden: boolean,
): string | undefined {
  // Node itself answers when there are more headers than it reads.
  if (status === 431) return undefined
  // Under load a view may be older than a second for a moment, and health has to report that.
  if (status === 503 && path.startsWith('/healthz')) return undefined
  if (status < 400) return isForbidden ? `it may not ${action}` : undefined
  // More previews at once than may be drawn.
  const isBusy = status === 503 && action === 'ticket:draw-sample'
  // The node of this test has no archive, from which reports and versions are read.
  const isAway = status === 503 && (action.startsWith('report:') || path.includes('/versions'))
  if (status >= 500 && !isBusy && !isAway) return `it was answered ${status}`
  if (method === 'HEAD') return undefined
  if (!headers['content-type']?.startsWith('application/json')) return 'it was refused without a code'
  const { ok, error } = JSON.parse(text) as { ok?: boolean; error?: { code?: string } }
  return ok === false && known.includes(error?.code ?? '') ? undefined : 'it was refused in unknown words'
}
