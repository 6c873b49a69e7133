import { createHmac, timingSafeEqual } from 'node:crypto'

/** Bytes: enough against guessing, and few enough for a small code on the paper. */
const signatureBytes = 16

/**
 * @param publicUrl address of the server, without a slash at its end
 * @returns the address of a ticket's own page, which only the paper or the secret can give
 */
export function ticketLink(publicUrl: string, centre: string, ticket: string, secret: string): string {
  const path = [centre, ticket].map(encodeURIComponent).join('/')
  return `${publicUrl}/t/${path}?s=${signed(centre, ticket, secret).toString('base64url')}`
}

/** Compares in constant time. @returns whether a signature is that of this ticket */
export function isTicketSignature(
  signature: string,
  centre: string,
  ticket: string,
  secret: string,
): boolean {
  const given = Buffer.from(signature, 'base64url')
  // Decoders ignore some characters; a signature is accepted in one spelling only.
  const isPlain = given.length === signatureBytes && given.toString('base64url') === signature
  return isPlain && timingSafeEqual(given, signed(centre, ticket, secret))
}

function signed(centre: string, ticket: string, secret: string): Buffer {
  // Neither id contains a blank.
  return createHmac('sha256', secret).update(`${centre} ${ticket}`).digest().subarray(0, signatureBytes)
}
