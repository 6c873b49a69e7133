import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText, cleanTexts, isSoundText, isVisibleText } from '../../../shared/domain/text.ts'

/** Arbitrary UTF-16 with many harmful characters. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '\0',
        '\uD800',
        '\uDC00',
        '\uFFFE',
        '\u{1FFFF}',
        '\u202E',
        '\u200B',
        '\u00AD',
        'e\u0301',
        ' ',
        '\n',
      ),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

test('a cleaned text is sound, composed and trimmed, and is cleaned to itself', () => {
  fc.assert(
    fc.property(anyText, given => {
      const text = cleanText(given)
      expect(isSoundText(text)).toBe(true)
      expect(text).toBe(text.normalize('NFC'))
      expect(text).toBe(text.trim())
      expect(text).not.toMatch(
        /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u,
      )
      expect(cleanText(text)).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['what no store can hold becomes a replacement character', 'a\0b\uD800c\uFFFEd', 'a\uFFFDb\uFFFDc\uFFFDd'],
  ['line breaks and tabs become blanks', 'Өрт\nдабылы\t!', 'Өрт дабылы !'],
  ['marks that turn the direction go', '\u202Aабв\u202C \u2067x\u2069', 'абв x'],
  ['zero-width signs and soft hyphens go', '\uFEFFпри\u00ADём\u200B', 'приём'],
  ['letters are composed', 'И\u0306', 'Й'],
  ['a blank before plain signs goes', ' !', '!'],
  ['blanks at the ends go', '\u00A0 Қызмет \u3000', 'Қызмет'],
  ['a clean text stays', '«Қосымша» № 5 — 100 % ☎ 😀', '«Қосымша» № 5 — 100 % ☎ 😀'],
])('%s', (_, given, clean) => {
  expect(cleanText(given)).toBe(clean)
})

test('a text without a visible sign is seen to be one', () => {
  for (const text of ['', '\u3164', '\u2800', '\u200B\u200D', '\u034F', '\u0301', '\uE000'])
    expect(isVisibleText(cleanText(text)), JSON.stringify(text)).toBe(false)
  for (const text of ['a', '7', '—', '☎']) expect(isVisibleText(cleanText(text)), text).toBe(true)
})

test('texts deep in a document are cleaned, and a clean document stays the very same', () => {
  const clean = { list: [{ name: 'Қызмет' }, 1, null, true], text: 'a' }
  expect(cleanTexts(clean)).toBe(clean)
  expect(cleanTexts({ list: [{ name: ' a\0' }, 1, null], text: 'b' })).toEqual({
    list: [{ name: 'a\uFFFD' }, 1, null],
    text: 'b',
  })
})
