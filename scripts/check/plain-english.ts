import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles } from './project-files.ts'

/** Words that keep newcomers out, and what we write instead. Identifiers are checked word by word, too. */
const barred: readonly (readonly [pattern: string, instead: string])[] = [
  ['whoever', 'the person, the caller, anyone who'],
  ['anew', 'again'],
  ['nought', 'zero, U+0000'],
  ['reckon(?:s|ed|ing)?', 'compute, count'],
  ['befalls?|befell|befallen', 'happens to'],
  ['elders?', 'earlier ones'],
  ['so (?:many|often|long)', 'the number and its unit'],
  ['(?:is|are|was|were|be) let', 'may, is allowed to'],
  ['goes on|go on|going on|went on', 'continues'],
  ['stands', 'is, is stored'],
  ['told', 'notified, shown, sent'],
  ['of somebody who', 'the actor first'],
]
const pattern = new RegExp(`\\b(?:${barred.map(([words]) => words).join('|')})\\b`, 'gi')

/** Files whose words are not ours, or that list the words. */
const notOurs =
  /^(?:test\/fixtures\/|docs\/third-party|LICENSE|scripts\/check\/plain-english\.ts$|test\/scripts\/plain-english\.test\.ts$)/

/**
 * Checks code, tests and documents for barred words.
 *
 * @param root the project's folder
 * @param folder only files below it, as `server/auth`; empty: all
 * @returns one sentence per place; empty when there is none
 */
export function plainEnglishErrors(root: string, folder = ''): string[] {
  return projectFiles(root)
    .filter(file => /\.(?:ts|mjs|lua|md|html|css)$/.test(file) && !notOurs.test(file))
    .filter(file => file.startsWith(folder))
    .flatMap(file => barredIn(readFileSync(join(root, file), 'utf8')).map(place => `${file}:${place}`))
}

/** @returns `line: "word": write …` for each barred word of a text. */
export function barredIn(text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    [...withWordsApart(line).matchAll(pattern)].map(([found]) => {
      const instead = barred.find(([words]) => new RegExp(`^(?:${words})$`, 'i').test(found))?.[1]
      return `${index + 1}: "${found}": write ${instead}`
    }),
  )
}

/** `wasToldAnew` is three words. */
function withWordsApart(line: string): string {
  return line.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')
}
