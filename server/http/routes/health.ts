import { type RequestHandler, Router } from 'express'

export interface HealthDeps {
  /** @returns whether this node can issue and call. */
  isReady(): boolean
  /** @returns the seconds by which background work is late, by centre and kind of work; empty when none is. */
  late(): Readonly<Record<string, Readonly<Record<string, number>>>>
}

/**
 * Creates `GET /healthz`: 200 while this node can issue and call, otherwise 503. Late background work (wait marks, printing, days, readers) is
 * named in the body with 200: another node has the same store and printers, and a load balancer must not close a hall because a printer
 * is stuck. Monitoring should alert on `status`.
 */
export function healthRoute({ isReady, late }: HealthDeps): Router {
  const answer: RequestHandler = (_request, response) => {
    if (!isReady()) return void response.status(503).json({ status: 'starting' })
    const found = late()
    const isLate = Object.keys(found).length > 0
    response.json(isLate ? { status: 'late', late: found } : { status: 'ok' })
  }
  return Router().get('/healthz', answer)
}
