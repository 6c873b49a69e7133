import { describe, expect, test } from 'vitest'
import type { ServiceDocument } from '../../../shared/catalogue/schema.ts'
import { locales } from '../../../shared/domain/locale.ts'
import type { LocalizedText } from '../../../shared/domain/settings.ts'
import paragraphs from '../../fixtures/order/paragraphs.json' with { type: 'json' }
import { services } from '../../kit/order.ts'

/** The paragraphs of each annex that speak of documents, word for word: 3 legal basis, 4 authority, 12 documents, 13 forms. */
const textOf: Record<string, Record<string, string>> = paragraphs

/** The order's text in one spelling: its print mixes Latin and Kazakh letters, and breaks words. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('i', 'і').replaceAll(/[-\s]/g, '')
}

/** Letters at the beginning of a Kazakh word that its endings leave alone. */
const stemLength = 5
/** Shorter words are endings and conjunctions. */
const minWord = 4

function stemsOf({ kk }: LocalizedText): string[] {
  const words = kk.toLowerCase().match(/[а-яәғқңөұүһі]+/g) ?? []
  return words.filter(word => word.length >= minWord).map(word => word.slice(0, stemLength))
}

/** Stems of words that the catalogue has instead of, or beside, the order's: today's words, and plainer ones. */
const ownStems = new Set(
  (
    'беруш куәла анықт өтініш өтіні құқығ тұрақ оқиға жерін басқа барлы алған жазат балад салда адамғ анасы ' +
    'басты көру берер тарту өсуі айдағ кейін ананы анада келед немес үйге үйіні беріл орнын бірі жұбай ' +
    'техни болса ресім көлік болма некед қойыл қалан шешім шығар'
  ).split(' '),
)

const annexes = services.map(service => ({ annex: service.annex ?? 0, service }))

describe.each(annexes)('annex $annex', ({ annex, service }) => {
  const own = textOf[annex] ?? expect.fail('no text')
  const text = plain(Object.values(own).join(' '))

  test('every Kazakh word on documents and authorities is in its paragraphs', () => {
    const { documents, documentsNote, legalBasis, decidingBody, formsAt, contacts } = service
    const texts = [documentsNote, legalBasis, decidingBody, formsAt, contacts]
    const all = [...documents.flatMap(({ name, when, issuer }) => [name, when, issuer]), ...texts]

    const stems = all.flatMap(one => (one ? stemsOf(one) : []))

    expect(stems.filter(stem => !text.includes(stem) && !ownStems.has(stem))).toEqual([])
  })

  test('originals and copies are asked for where its paragraph 12 speaks of them', () => {
    const papers = plain(own[12] ?? '')
    const has = (...kinds: (string | undefined)[]) =>
      service.documents.some(({ copies }) => kinds.includes(copies))

    expect(has('original', 'both')).toBe(papers.includes('түпнұсқа'))
    expect(has('copy', 'both')).toBe(papers.includes('көшірме'))
  })

  test('the legal basis has the numbers and years of its paragraph 3, in every language', () => {
    const numbers = (words: string) => new Set(words.match(/\d{3,}/g))
    const { legalBasis } = service

    const inOrder = numbers((own[3] ?? '').replace('Қараныз P090000512', ''))

    for (const locale of locales) expect(numbers(legalBasis?.[locale] ?? ''), locale).toEqual(inOrder)
  })
})

/** What paragraph 12 asks for, document by document: o original, c copy, b both, - not said. */
const copiesByAnnex = [
  ...['-------', '-b', '-cc', '-bbbbbb', '-cbbbbbbbbbb', '-ccc--', '-o-------', '----', '---', '--cc'],
  ...['oooo', 'cbbbc', '--bbbbb--', '-b-bb-b', '-bbbbb---', '-b-bbb----', '---', 'bbbb-'],
]
const sign = ({ copies }: ServiceDocument) => copies?.[0] ?? '-'

test('each document asks for what the order does: original, copy or both', () => {
  expect(services.map(({ documents }) => documents.map(sign).join(''))).toEqual(copiesByAnnex)
})

test('the order names the issuer of twelve documents', () => {
  const issuers = services.flatMap(({ annex, documents }) =>
    documents.flatMap(({ issuer }) => (issuer ? [`${annex}: ${issuer.en}`] : [])),
  )

  expect(issuers).toEqual([
    '1: the local executive body',
    '1: the social protection authority',
    '1: a state health institution',
    '4: the medical organisation at the place of residence',
    '5: the medical organisation at the place of residence',
    '7: the civil registry',
    '8: the bank',
    '11: the territorial body of the migration authority',
    '14: the notary',
    '15: the bank',
    '16: the bank',
    '16: the akimat of the city or district',
  ])
})

test('annex 11 asks for no form, and annex 6 is decided by the department that it names', () => {
  const [six, eleven] = [services[5], services[10]]

  expect(textOf[11]?.[13]).toContain('талап етілмейді')
  expect(eleven?.formsAt?.kk).toContain('талап етілмейді')
  expect(textOf[6]?.[4]).toContain('Жұмыспен қамту және әлеуметтік')
  expect(six?.decidingBody?.kk).toBe('Жұмыспен қамту және әлеуметтік бағдарламалар бөлімі')
})
