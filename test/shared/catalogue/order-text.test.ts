import { describe, expect, test } from 'vitest'
import { termWords } from '../../../shared/i18n/kiosk/processing.ts'
import quotes from '../../fixtures/order/quotes.json' with { type: 'json' }
import { indicators, order, screenCatalogue, services } from '../../kit/order.ts'

const annex = (n: number) => services[n - 1] ?? expect.fail(`no annex ${n}`)
const papersOf = (n: number) =>
  annex(n).documents.map(({ when, name, issuer }) => [when?.kk, name.kk, issuer?.kk].join(' '))
/** Stems of a quote that the visitor's line must contain. */
const expectStems = (text: string | undefined, quote: string, stems: readonly string[]) => {
  for (const stem of stems) {
    expect(quote).toContain(stem)
    expect(text).toContain(stem)
  }
}

describe('terms', () => {
  test('annex 13 counts from the papers handed in', () => {
    expect(quotes['annex 13, 7.1']).toContain('құжаттармен өтініштерді тапсырған')
    expect(annex(13).processing[0]?.from).toBe('documents-handed-in')
  })

  test('annex 8 counts from the slip for the application, which no language calls a bare ticket', () => {
    expect(quotes['annex 8, 7.1']).toContain('талонды берген сәттен')
    const [, long] = annex(8).processing
    if (!long) expect.fail('annex 8 has two terms')
    expect(long.days).toBe(30)
    expect(termWords('kk', long)).toContain('өтініштің қабылданғаны туралы талон (қолхат)')
    expect(termWords('ru', long)).toContain('о приёме заявления')
    expect(termWords('en', long)).not.toContain('ticket')
  })

  test('annexes 4 and 5 tell the visitor that an application may stay under control until it is met', () => {
    expectStems(annex(4).processing[0]?.what?.kk, quotes['annex 4, 7.1'], ['шарт', 'түпкілікті орындал'])
    expectStems(annex(5).processing[0]?.what?.kk, quotes['annex 5, 7.1'], ['бақылау', 'орындал'])
  })

  test('annex 5 leaves the days to the schedule: they begin as those of the other annexes', () => {
    expect(quotes['annex 5, 10']).toContain('жұмыс кестесіне сәйкес')
    const days = annex(5).hours?.flatMap(row => row.days)
    expect(days).toEqual(order.hours.flatMap(row => row.days))
    expect(days).not.toContain('sun')
  })
})

describe('papers', () => {
  test('annex 1 says who issues each certificate, and at whose workplace', () => {
    expectStems(papersOf(1)[2], quotes['annex 1, 12, family'], ['отбасы', 'тану туралы анықтама'])
    expect(papersOf(1)[2]).toContain('жергілікті атқарушы орган')
    expectStems(papersOf(1)[4], quotes['annex 1, 12, protected'], ['леуметт'])
    const stems = ['бюджеттік ұйым қызметкер', 'ұмыс (қызмет) орнынан']
    expectStems(papersOf(1)[5], quotes['annex 1, 12, protected'], stems)
    expect(papersOf(1)[5]).toMatch(/емлекеттік қызметші.*әскери қызметші/)
  })

  test.each([4, 5])('annex %d: originals and copies, and the originals are returned', n => {
    const stems = ['Салыстырып тексеру үшін', 'түпнұсқасы мен көшірме', 'қайтарылады']
    expectStems(annex(n).documentsNote?.kk, quotes['annexes 4 and 5, 12, originals'], stems)
    expect(annex(n).documentsNote?.ru).toMatch(/Оригиналы и копии/)
    expect(annex(n).documentsNote?.en).toMatch(/Originals and copies/)
  })

  test.each([4, 5])(
    'annex %d: the opinion is that of the medical organisation where the visitor lives',
    n => {
      const paper = papersOf(n)
        .find(line => line.toLowerCase().includes('есту аппараты'))
        ?.toLowerCase()
      expectStems(paper, quotes['annexes 4 and 5, 12, opinion'], [
        'тұратын жер',
        'медициналық ұйым',
        'есту аппарат',
      ])
    },
  )

  test('annex 5: a copy of the extract', () => {
    expectStems(papersOf(5)[1], quotes['annex 5, 12, extract'], ['үзінді'])
    expect(quotes['annex 5, 12, extract']).toContain('көшірмесі')
    expect(annex(5).documents[1]?.copies).toBe('copy')
  })

  test('annex 5: equated to those disabled in the war, and not to its participants', () => {
    const paper = papersOf(5).find(
      line => line.includes('зейнеткерлік куәлік') && line.includes('теңестірілген'),
    )
    expectStems(paper, quotes['annex 5, 12, equated'], ['Ұлы Отан соғысы', 'теңестірілген'])
    expect(paper).toContain('мүгедектік алғандарға теңестірілген')
  })

  test.each([13, 15, 16])('annex %d: guarantee property is written out in every language', n => {
    expect(quotes['annexes 13, 15 and 16, 12']).toContain('кепілді мүлікке')
    const paper = annex(n).documents.find(({ name }) =>
      name.kk.toLowerCase().includes('кепілді мүлікке'),
    )?.name
    expect(paper?.kk).toContain('орнына берілетін тұрғын үй')
    expect(paper?.ru).toContain('жильё взамен')
    expect(paper?.en).toContain('in place of')
  })

  test('no public screen abbreviates the war’s name', () => {
    expect(JSON.stringify(screenCatalogue)).not.toContain('ВОВ')
  })
})

test('annex 1 covers dwellings leased from the private stock, as the order’s own title does', () => {
  expectStems(annex(1).title.kk, quotes['1.1'], ['жергілікті атқарушы орган жалдаған'])
  expect(annex(1).title.ru).toContain('арендованного')
  expect(annex(1).title.en).toContain('leases')
})

test.each([
  [1, 12, quotes['annex 1, 6, orphans'], 'жетім балалар'],
  [4, 7, quotes['annex 4, 6'], 'қызметтік міндет'],
  [5, 4, quotes['annex 5, 6'], 'тифлотехникалық құралдар'],
  [7, 1, quotes['annex 7, 6'], 'тұрмысы төмен отбасылар'],
] as const)('annex %d names its %d groups, and a kiosk gets them', (n, groups, quote, stem) => {
  const { eligibility } = screenCatalogue.services[n - 1] ?? {}
  expect(eligibility).toHaveLength(groups)
  expectStems(eligibility?.map(group => group.kk).join('; '), quote, [stem])
})

test('annex 1 names the eleven protected groups and those in public service', () => {
  expect(quotes['annex 1, 6, staff']).toMatch(/^Мемлекеттік қызметкерлер/)
  expect(annex(1).eligibility?.at(-1)?.kk).toMatch(/^мемлекеттік қызметшілер/)
})

test('annex 6 keeps the one address that its standard names', () => {
  expect(quotes['annex 6, 4']).toBe('Ақтау қаласы, 12 шағын аудан, 18 ғимарат, 202 кабинет')
  expect(annex(6).notes?.join()).toMatch(/Aktau, microdistrict 12, building 18, room 202/)
})

test('indicator 4.3 is about the existing procedure', () => {
  const { name } = indicators.find(({ id }) => id === '4.3') ?? expect.fail('missing')
  expectStems(name.kk, quotes['indicator 4.3'], ['қолданыстағы'])
  expect(name).toMatchObject({
    ru: expect.stringContaining('существующим'),
    en: expect.stringContaining('existing'),
  })
})
