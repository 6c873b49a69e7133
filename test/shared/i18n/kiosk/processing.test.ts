import { describe, expect, test } from 'vitest'
import { locales } from '../../../../shared/domain/locale.ts'
import { processing, recipientWords, termWords } from '../../../../shared/i18n/kiosk/processing.ts'
import { serviceById, services } from '../../../kit/order.ts'

const terms = (id: string) => {
  const service = serviceById(id) ?? expect.fail(id)
  return locales.map(locale => service.processing.map(term => termWords(locale, term)))
}

describe('terms', () => {
  test('calendar and working days, from where they are counted', () => {
    expect(terms('foreign-media')).toEqual([
      ['15 күнтізбелік күн'],
      ['15 календарных дней'],
      ['15 calendar days'],
    ])
    expect(terms('minor-housing-sale')).toEqual([
      ['құжаттар тапсырылған күннен бастап 15 күнтізбелік күн ішінде'],
      ['15 календарных дней со дня сдачи документов'],
      ['15 calendar days from the day the documents are handed in'],
    ])
    expect(terms('preschool-register')[1]).toEqual([
      '2 рабочих дня со дня регистрации заявления (1 рабочий день на рассмотрение, 1 на оформление уведомления)',
    ])
  })

  test('each case has its own', () => {
    expect(terms('household-plot')).toEqual([
      [
        'өтініш тіркелген күннен бастап 11 жұмыс күні ішінде (ауыл шаруашылығы бөлімінде)',
        'өтініш тіркелген күннен бастап 5 жұмыс күні ішінде (әкім аппаратында)',
      ],
      [
        '11 рабочих дней со дня регистрации заявления (в отделе сельского хозяйства)',
        '5 рабочих дней со дня регистрации заявления (в аппарате акима)',
      ],
      [
        '11 working days from the day the application is registered (agriculture department)',
        "5 working days from the day the application is registered (akim's office)",
      ],
    ])
  })

  test('the kind of days is said only where the order says it', () => {
    expect(terms('death-certificate')).toEqual([
      ['құжаттар тапсырылған күннен бастап 5 күн ішінде'],
      ['5 дней со дня сдачи документов'],
      ['5 days from the day the documents are handed in'],
    ])
  })

  test('nothing is said twice', () => {
    expect(terms('unemployed-certificate')).toEqual([
      ['жұмыссыз ретінде тіркелген күннен бастап 15 күнтізбелік күн ішінде'],
      ['15 календарных дней со дня регистрации в качестве безработного'],
      ['15 calendar days from the day of registration as unemployed'],
    ])
  })
})

test('a fee is charged by annex 4 alone', () => {
  const paid = services.filter(service => processing.en.fee[service.fee] !== 'Free of charge')
  expect(paid.map(service => service.annex)).toEqual([4])
})

test('recipients, by today’s word', () => {
  const { recipients } = serviceById('child-benefit') ?? expect.fail('missing')
  expect(locales.map(locale => recipientWords(locale, recipients))).toEqual([
    'Қазақстан Республикасының азаматтары, қандастар (оралмандар)',
    'граждане Республики Казахстан, кандасы (оралманы)',
    'citizens of the Republic of Kazakhstan, kandas (oralman, ethnic repatriates)',
  ])
})
