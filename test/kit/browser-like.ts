import { randomUUID } from 'node:crypto'
import type { ApiReply } from '../../shared/contract/api.ts'

/** Keeps and sends cookies, like a browser. */
export class BrowserLike {
  readonly url: string
  readonly cookies = new Map<string, string>()

  constructor(url: string) {
    this.url = url
  }

  /** The `Cookie` header, for a socket's handshake. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** @returns the reply with its status */
  async ask<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiReply<T> & { status: number }> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        Origin: this.url,
        Cookie: this.cookie,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    const reply = (await response
      .json()
      .catch(() => ({ ok: false, error: { code: 'NO_JSON' } }))) as ApiReply<T>
    return { ...reply, status: response.status }
  }

  /** Sends a request that must succeed. @returns the reply's content */
  async must<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(method, path, body)
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer.error)}`)
    return answer.reply
  }

  /** Stores the cookie of a `Set-Cookie` header. */
  keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** @returns a new request id */
export const requestId = () => randomUUID()
