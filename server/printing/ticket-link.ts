import { createHmac, timingSafeEqual } from 'node:crypto'

/** 16 bytes: nobody guesses them, and the code on the paper stays small. */
const signatureBytes = 16

/**
 * @param publicUrl address of the server, without a slash at its end
 * @returns the address of a ticket's own page; only who has the paper, or the secret, knows it
 */
export function ticketLink(publicUrl: string, centre: string, ticket: string, secret: string): string {
  const path = [centre, ticket].map(encodeURIComponent).join('/')
  return `${publicUrl}/t/${path}?s=${signed(centre, ticket, secret).toString('base64url')}`
}

/** @returns whether a signature is that of this ticket; takes as long for a wrong one as for a right one. */
export function isTicketSignature(
  signature: string,
  centre: string,
  ticket: string,
  secret: string,
): boolean {
  const given = Buffer.from(signature, 'base64url')
  // One signature, one spelling: what a decoder passes over in silence is no part of ours.
  const isPlain = given.length === signatureBytes && given.toString('base64url') === signature
  return isPlain && timingSafeEqual(given, signed(centre, ticket, secret))
}

function signed(centre: string, ticket: string, secret: string): Buffer {
  // Neither of the two holds a blank.
  return createHmac('sha256', secret).update(`${centre} ${ticket}`).digest().subarray(0, signatureBytes)
}
