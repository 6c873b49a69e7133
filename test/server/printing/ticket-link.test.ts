import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTicketSignature, ticketLink } from '../../../server/printing/ticket-link.ts'

const secret = 'a secret of this installation'
const link = (centre = 'akmola', ticket = '20261125-A042', key = secret) =>
  new URL(ticketLink('https://queue.example.kz', centre, ticket, key))
const signature = (url: URL) => url.searchParams.get('s') ?? ''

test('a link names centre and ticket, and is signed', () => {
  const url = link()
  expect(url.origin + url.pathname).toBe('https://queue.example.kz/t/akmola/20261125-A042')
  expect(signature(url)).toMatch(/^[A-Za-z0-9_-]{22}$/)
  expect(isTicketSignature(signature(url), 'akmola', '20261125-A042', secret)).toBe(true)
})

test('no part of a link becomes another part of it', () => {
  const { origin, pathname, hash } = link('../a/b?c#d', 'x y&z')

  expect(origin + pathname).toBe('https://queue.example.kz/t/..%2Fa%2Fb%3Fc%23d/x%20y%26z')
  expect(hash).toBe('')
})

test('a signature of another ticket, centre or secret is refused', () => {
  const known = signature(link())
  expect(isTicketSignature(known, 'akmola', '20261125-A043', secret)).toBe(false)
  expect(isTicketSignature(known, 'almaty', '20261125-A042', secret)).toBe(false)
  expect(isTicketSignature(known, 'akmola', '20261125-A042', 'another')).toBe(false)
})

test('any other text is refused and breaks nothing', () => {
  const known = signature(link())
  const near = [`${known}=`, `${known} `, known.slice(0, -1), `${known}A`, known.toLowerCase(), '', '%']
  for (const given of near) expect(isTicketSignature(given, 'akmola', '20261125-A042', secret)).toBe(false)
  fc.assert(fc.property(fc.string(), given => !isTicketSignature(given, 'akmola', '20261125-A042', secret)))
})
