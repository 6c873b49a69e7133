import type { Request, RequestHandler } from 'express'
import type { RequestCharge } from '../../auth/context.ts'
import type { Rates } from '../../auth/rates.ts'
import { sendAnswer } from '../refusals.ts'
import { networkOf, type Origin } from './address.ts'

/**
 * Commands with a request id. Past the limit, their routes run nothing new but still send the stored reply to a repeated request.
 */
const repeatable: readonly (readonly [method: string, path: RegExp])[] = [
  ['PUT', /^\/api\/centres\/[^/]+\/settings$/],
  ['PUT', /^\/api\/catalogue\/[^/]+\/[^/]+$/],
  ['POST', /^\/api\/catalogue\/import$/],
  ['PUT', /^\/api\/catalogue-files\/[^/]+$/],
  ['POST', /^\/api\/(people|devices)$/],
  ['PUT', /^\/api\/people\/[^/]+$/],
  ['POST', /^\/api\/people\/[^/]+\/reset-password$/],
  ['PATCH', /^\/api\/devices\/[^/]+$/],
  ['POST', /^\/api\/devices\/[^/]+\/(lock|unlock|revoke)$/],
]

const charges = new WeakMap<Request, RequestCharge>()

/** @returns how a request was counted; undefined for a route without request ids. */
export function chargeOf(request: Request): RequestCharge | undefined {
  return charges.get(request)
}

/** Creates the guard that refuses requests from an address past its limit, naming the seconds to wait. Lets repeatable commands pass for their stored reply. */
export function limitRate(rates: Rates, { addressOf }: Origin): RequestHandler {
  return async (request, response, next) => {
    const who = `address:${networkOf(addressOf(request))}`
    const spent = await rates.request(who)
    const isRepeatable = repeatable.some(
      ([method, path]) => request.method === method && path.test(request.path),
    )
    if (spent && !(isRepeatable && (await rates.countLookUp(who))))
      return sendAnswer(response, { ok: false, error: spent })
    if (isRepeatable)
      charges.set(request, { ...(spent && { spent }), giveBack: () => rates.giveBack(who, false) })
    next()
  }
}
