import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import quotes from '../fixtures/order/quotes.json' with { type: 'json' }

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test('README and docs/order.md say that the order was repealed, and by which', () => {
  expect(quotes.head).toMatch(/2010 жылғы 30 наурыздағы N 91/)
  expect(read('docs/order.md')).toMatch(/Order No\. 91 of the same Minister, of 30 March 2010, repealed it/)
  expect(read('README.md')).toMatch(/repealed\s+in 2010/)
})
