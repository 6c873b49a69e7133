import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Locale, locales } from '../../../shared/domain/locale.ts'
import { texts } from '../../kit/messages.ts'

interface Term {
  /** The word of all screens. */
  word: RegExp
  /** Words for the same thing that no message uses. */
  instead: readonly RegExp[]
}

/** One word for one thing, by the name in the table of docs/glossary.md. */
const terms: Record<Locale, Readonly<Record<string, Term>>> = {
  kk: {
    ticket: { word: /талон/i, instead: [/билет/i] },
    window: { word: /терезе/i, instead: [/есептегіш/i, /кассa/i] },
    service: { word: /қызмет/i, instead: [/сервис(?!і)/i] },
    kiosk: { word: /терминал/i, instead: [/киоск/i] },
    'hall screen': { word: /табло/i, instead: [/зал экран/i, /экранға шығып/i] },
    break: { word: /үзіліс/i, instead: [/тыныс/i] },
    'day end': { word: /күн(ді|і)? аяқта/i, instead: [/күнді жабу/i] },
    call: { word: /шақыр/i, instead: [/талонды атау/i] },
    recall: { word: /қайта шақыр/i, instead: [/екінші рет шақыр/i] },
    'no-show': { word: /келмеді/i, instead: [/келмей қалды/i] },
    target: { word: /норматив/i, instead: [/белгіленген уақыт(?!тан \(минутпен\))/i] },
    wait: { word: /күту/i, instead: [/күтім/i] },
    undo: { word: /кері қайтар/i, instead: [/болдыр/i] },
    'to be served out of turn': {
      word: /кезектен тыс қызмет алу/i,
      instead: [/кезектен тыс құқы/i, /кезектен тыс қызмет көрсету құқы/i, /кезегінсіз/i],
    },
    'cancel a ticket': { word: /күшін? жо[йю]/i, instead: [/талонды жою/i, /талон жойылды/i] },
    print: { word: /басып шығар/i, instead: [/талон басылмады/i, /көшірмесін басу/i] },
    demonstration: { word: /демонстрациялық нұсқа/i, instead: [/көрсетілім/i] },
    'centre settings': { word: /орталықтың баптаулары/i, instead: [/орталық баптаулары/i] },
    fault: { word: /ақау/i, instead: [/қате орын алды/i, /қате болды/i] },
  },
  ru: {
    ticket: { word: /талон/i, instead: [/билет/i] },
    window: { word: /окн/i, instead: [/стойк/i, /касс[аеы]/i] },
    service: { word: /услуг/i, instead: [/сервис/i] },
    kiosk: { word: /терминал/i, instead: [/киоск/i] },
    'hall screen': { word: /табло/i, instead: [/экран зала/i] },
    break: { word: /перерыв/i, instead: [/пауз/i] },
    'day end': { word: /завершить день/i, instead: [/закрыть день/i, /конец дня закрыл/i] },
    call: { word: /вызва/i, instead: [/пригла(с|ш)/i] },
    recall: { word: /повтор\S* вызов/i, instead: [/перевызов/i] },
    'no-show': { word: /не подош/i, instead: [/не явил/i, /неявк/i] },
    target: { word: /норматив/i, instead: [/вовремя/i, /целев/i] },
    wait: { word: /ожида/i, instead: [/обещанн/i, /простой/i] },
    chosen: { word: /по выбору инспектора/i, instead: [/выборочн/i] },
    'to be served out of turn': {
      word: /право на обслуживание вне очереди/i,
      instead: [/право вне очереди/i],
    },
    measurement: { word: /замер/i, instead: [/времён/i, /времена/i] },
    fault: { word: /сбой/i, instead: [/произошла ошибка/i] },
  },
  en: {
    ticket: { word: /ticket/i, instead: [/\btoken/i, /\bslip for your turn/i] },
    window: { word: /window/i, instead: [/\bcounter\b/i, /\bdesk\b/i] },
    kiosk: { word: /kiosk/i, instead: [/\bterminal\b/i] },
    'hall screen': { word: /hall screen/i, instead: [/\bdisplays?\b/i] },
    break: { word: /on a break/i, instead: [/\bhas a break/i, /give it a break/i, /\bpause/i] },
    'working day': { word: /working day/i, instead: [/business day/i] },
    'day end': { word: /end the day/i, instead: [/close the day/i] },
    call: { word: /\bcall/i, instead: [/\bsummon/i] },
    recall: { word: /call again/i, instead: [/\brecall/i] },
    'no-show': { word: /did not come/i, instead: [/no.show/i, /not show up/i] },
    target: { word: /target/i, instead: [/\bin time\b/i, /set minutes/i] },
    wait: { word: /wait/i, instead: [/queueing time/i, /nine in ten/i] },
    undo: { word: /undo/i, instead: [/take(n)? back/i] },
    issue: {
      word: /tickets? issued|issue a ticket/i,
      instead: [/(give|given) (a |another |the )?tickets?/i, /tickets? (are |is |was )?given/i],
    },
    ahead: { word: /ahead of you/i, instead: [/before you\b(?! go)/i] },
    'return to the queue': { word: /return to the queue/i, instead: [/back to the queue/i, /waits again/i] },
    history: { word: /history/i, instead: [/\bstory\b/i] },
    period: { word: /period/i, instead: [/\bspans?\b/i] },
    fault: { word: /something went wrong/i, instead: [/had a fault/i, /out of order/i, /hangs/i] },
    'public service centre': { word: /public service centre/i, instead: [/\bPSC\b/] },
  },
}

test.each(locales)('%s has one word for one thing', locale => {
  const all = texts(locale)
  expect(all.length).toBeGreaterThan(1_000)
  for (const [thing, { word, instead }] of Object.entries(terms[locale])) {
    expect
      .soft(
        all.some(([, text]) => word.test(text)),
        `${thing} is on no screen`,
      )
      .toBe(true)
    const wrong = all.filter(([, text]) => instead.some(other => other.test(text)))
    expect.soft(wrong, thing).toEqual([])
  }
})

test.each(locales)('the glossary says in %s what the screens say', locale => {
  const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8')
  const rows = glossary
    .slice(glossary.indexOf('## Words on screens'))
    .split('\n')
    .map(row => row.split(' | '))
  const said = new Map(rows.map(([thing = '', ...words]) => [thing.replace(/^\| /, ''), words]))
  for (const [thing, { word }] of Object.entries(terms[locale]))
    expect.soft(said.get(thing)?.[locales.indexOf(locale)], thing).toMatch(word)
})
