import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { refuse } from '../refusals.ts'

/** @returns whether a request names one host. Of two, a proxy may have judged the one and we would judge the other. */
export function namesOneHost({ rawHeaders }: IncomingMessage): boolean {
  const names = rawHeaders.filter((_, at) => at % 2 === 0)
  return names.filter(name => name.toLowerCase() === 'host').length === 1
}

/** Turns away requests that name no host, or two. */
export const oneHostOnly: RequestHandler = (request, response, next) => {
  if (namesOneHost(request)) next()
  else refuse(response, 'BAD_MESSAGE')
}
