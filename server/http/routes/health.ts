import { type RequestHandler, Router } from 'express'

export interface HealthDeps {
  /** The hall can issue and call. */
  isReady(): boolean
  /** Background work that is late, in s, by centre and kind of work; empty when all is well. */
  late(): Readonly<Record<string, Readonly<Record<string, number>>>>
}

/**
 * `GET /healthz`: 200 while this node can issue and call, 503 while it can't. Late work of a centre (marks of wait targets, paper,
 * days, readers) is named in the body and stays 200: another node would find the same store and the same printers, and a
 * load balancer must not take a hall from its visitors because a printer is stuck. Monitoring alerts on `status`.
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
