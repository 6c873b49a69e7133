import { describe, expect, test } from 'vitest'
import { errorCodes } from '../../../../shared/contract/errors.ts'
import { locales } from '../../../../shared/domain/locale.ts'
import { ticketStates } from '../../../../shared/domain/ticket.ts'
import { common } from '../../../../shared/i18n/common/common.ts'
import { errorMessage, errors } from '../../../../shared/i18n/common/errors.ts'
import { visitorMessage, visitorTrouble } from '../../../../shared/i18n/kiosk/visitor-errors.ts'

describe.each(locales)('%s', locale => {
  test('has a sentence of its own for every code, with and without its detail', () => {
    expect(Object.keys(errors[locale]).sort()).toEqual([...errorCodes].sort())
    const sentences = errorCodes.map(code => errorMessage(locale, { code }))
    expect(new Set(sentences).size).toBe(errorCodes.length)
    for (const sentence of sentences) expect(sentence.length).toBeGreaterThan(10)
  })

  test('no sentence shows a code', () => {
    for (const code of errorCodes) expect(errorMessage(locale, { code })).not.toMatch(/[A-Z]{3,}|_/)
  })

  test('names the state as the screens do', () => {
    for (const state of ticketStates)
      expect(errorMessage(locale, { code: 'ILLEGAL_TRANSITION', detail: { state } })).toContain(
        common[locale].ticketStates[state],
      )
    const unknown = errorMessage(locale, { code: 'ILLEGAL_TRANSITION', detail: { state: 'melted' } })
    expect(unknown).toBe(errorMessage(locale, { code: 'ILLEGAL_TRANSITION' }))
  })

  test('a visitor reads of every refusal, and never what is for staff', () => {
    for (const code of errorCodes) expect(visitorMessage(locale, visitorTrouble(code))).not.toBe('')
    expect(visitorTrouble('INTERNAL')).toBe('no-connection')
    expect(visitorTrouble('LAST_TICKET_PAST')).toBe('closed')
    expect(visitorTrouble('QUEUE_FULL')).toBe('full')
  })
})

test('who sits at the window, and since when it is someone else’s', () => {
  const detail = { counter: '3', name: 'Асанова А. Б.' }
  expect(locales.map(locale => errorMessage(locale, { code: 'COUNTER_OCCUPIED', detail }))).toEqual([
    '3-терезеде Асанова А. Б. отыр',
    'За окном 3 работает Асанова А. Б.',
    'Асанова А. Б. is at window 3',
  ])
  expect(locales.map(locale => errorMessage(locale, { code: 'COUNTER_NOT_YOURS', detail }))).toEqual([
    'Терезеңізді Асанова А. Б. қабылдап алды',
    'Ваше окно занял(а) Асанова А. Б.',
    'Асанова А. Б. has taken over your window',
  ])
})

test('which window has to be closed first, where who sits there is not known', () => {
  const refusal = { code: 'COUNTER_OCCUPIED', detail: { inspector: '', counter: '3' } } as const
  expect(locales.map(locale => errorMessage(locale, refusal))).toEqual([
    '3-терезе бос емес. Алдымен сол терезені жабыңыз',
    'Окно 3 занято. Сначала закройте его',
    'Window 3 is in use. Close it first',
  ])
})

test('when a visitor may come again', () => {
  expect(locales.map(locale => visitorMessage(locale, 'closed', '09:00'))).toEqual([
    'Қазір қабылдау жоқ. Келесі қабылдау: 09:00',
    'Сейчас приёма нет. Следующий приём: 09:00',
    'We are closed now. Next opening: 09:00',
  ])
  expect(visitorMessage('kk', 'closed')).toBe('Қазір қабылдау жоқ')
  expect(visitorMessage('ru', 'service-closed', 'пн–пт')).toBe(
    'Эта услуга сейчас не оказывается. Часы приёма: пн–пт',
  )
})
