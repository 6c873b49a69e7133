import type { RequestHandler } from 'express'
import type { Rates } from '../../auth/rates.ts'
import { sendAnswer } from '../refusals.ts'
import { networkOf, type Origin } from './address.ts'

/** Turns away an address that asks too much, and says for how long. */
export function rateOf(rates: Rates, { addressOf }: Origin): RequestHandler {
  return async (request, response, next) => {
    const error = await rates.request(`address:${networkOf(addressOf(request))}`)
    if (!error) return next()
    response.set('Retry-After', String(error.detail?.seconds))
    sendAnswer(response, { ok: false, error })
  }
}
