import type { z } from 'zod'

/** What can be wrong with a place of a catalogue. Screens have a sentence for each. */
export type CatalogueProblem =
  | 'missing'
  | 'empty'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'too-few'
  | 'too-many'
  | 'not-a-number'
  | 'bad-id'
  | 'bad-time'
  | 'bad-address'
  | 'bad-choice'
  | 'unknown-field'
  | 'bad-hours'
  | 'no-queue'
  | 'twice'
  | 'unknown'
  | 'in-use'
  | 'id-fixed'
  | 'centre-missing'
  | 'file-missing'
  | 'not-json'
  | 'other'

type Issue = z.core.$ZodIssue

/** @returns the kind of a problem that the schema of catalogues found, and the limit that was passed, if it is one */
export function kindOfIssue(issue: Issue): { kind: CatalogueProblem; limit?: number } {
  switch (issue.code) {
    case 'invalid_type':
      return {
        kind: issue.input === undefined ? 'missing' : issue.expected === 'number' ? 'not-a-number' : 'other',
      }
    case 'too_small':
      return { kind: smallKinds[issue.origin] ?? 'too-small', limit: Number(issue.minimum) }
    case 'too_big':
      return { kind: largeKinds[issue.origin] ?? 'too-large', limit: Number(issue.maximum) }
    case 'invalid_format':
      return { kind: kindOfFormat(issue) }
    case 'unrecognized_keys':
      return { kind: 'unknown-field' }
    case 'invalid_value':
    case 'invalid_union':
      return { kind: 'bad-choice' }
    case 'custom':
      return { kind: kindOfSentence(issue.message) }
    default:
      return { kind: 'other' }
  }
}

const smallKinds: Readonly<Record<string, CatalogueProblem>> = { string: 'empty', array: 'too-few' }
const largeKinds: Readonly<Record<string, CatalogueProblem>> = { string: 'too-long', array: 'too-many' }

function kindOfFormat({ format, path }: Extract<Issue, { code: 'invalid_format' }>): CatalogueProblem {
  if (format === 'url') return 'bad-address'
  if (path.at(-1) === 'id' || path.at(-2) === 'entitlements') return 'bad-id'
  return format === 'regex' ? 'bad-time' : 'other'
}

/** The schema says contradictions between parts in sentences. */
function kindOfSentence(message: string): CatalogueProblem {
  if (message.includes('twice')) return 'twice'
  if (message.includes('queue')) return 'no-queue'
  if (message.includes('hours') || message.includes('break')) return 'bad-hours'
  return message.includes(' no ') ? 'unknown' : 'other'
}
