import type { Request, RequestHandler } from 'express'
import type { RequestCharge } from '../../auth/context.ts'
import type { Rates } from '../../auth/rates.ts'
import { sendAnswer } from '../refusals.ts'
import { networkOf, type Origin } from './address.ts'

/**
 * Commands that carry a request id. Past the limit their routes are asked all the same, for a request that is known is answered
 * before any limit; they carry out nothing new.
 */
const repeatable: readonly (readonly [method: string, path: RegExp])[] = [
  ['PUT', /^\/api\/centres\/[^/]+\/settings$/],
  ['POST', /^\/api\/(people|devices)$/],
  ['PUT', /^\/api\/people\/[^/]+$/],
  ['POST', /^\/api\/people\/[^/]+\/reset-password$/],
  ['PATCH', /^\/api\/devices\/[^/]+$/],
  ['POST', /^\/api\/devices\/[^/]+\/(lock|unlock|revoke)$/],
]

const charges = new WeakMap<Request, RequestCharge>()

/** @returns how a request was counted; undefined where its route knows no repeats. */
export function chargeOf(request: Request): RequestCharge | undefined {
  return charges.get(request)
}

/** Turns away an address that asks too much, and says for how long, unless it may be asking for an answer that it was given before. */
export function rateOf(rates: Rates, { addressOf }: Origin): RequestHandler {
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
