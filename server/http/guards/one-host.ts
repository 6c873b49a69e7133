import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { refuse } from '../refusals.ts'

/** @returns whether a request names exactly one host. With two, a proxy may have checked one while we check the other. */
export function namesOneHost({ rawHeaders }: IncomingMessage): boolean {
  const names = rawHeaders.filter((_, at) => at % 2 === 0)
  return names.filter(name => name.toLowerCase() === 'host').length === 1
}

/** Refuses requests that name no host or several. */
export const oneHostOnly: RequestHandler = (request, response, next) => {
  if (namesOneHost(request)) next()
  else refuse(response, 'BAD_MESSAGE')
}
