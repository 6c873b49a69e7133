import fc from 'fast-check'
import type { z } from 'zod'
import type { $ZodCheck, $ZodType, $ZodTypes } from 'zod/v4/core'

/** Values for schemas whose only description is a function, which can't be read backwards. */
export type Hints = ReadonlyMap<z.ZodType, fc.Arbitrary<unknown>>

/** Rejected draws in a row after which the schema is considered to need a hint. */
const maxTries = 10_000
/** Longer texts and lists than a schema asks for find nothing new and take time. */
const maxMore = { letters: 30, elements: 4 }

/** Letters in use, of one, two and four bytes, and a combining mark. */
const letters = fc.constantFrom(...'abzAZ059 .-_ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЯя«»—№😀\u0301')

/**
 * @returns values that `schema` accepts on the wire: its input, not its output
 * @throws Error for a kind of schema or check that is unknown here, so that a new one is noticed
 */
export function arbitraryOf(schema: z.ZodType, hints: Hints = new Map()): fc.Arbitrary<unknown> {
  const hint = hints.get(schema)
  if (hint) return hint
  const made = make((schema as unknown as $ZodTypes)._zod.def, inner => arbitraryOf(inner, hints))
  // A value made by the definition fits, except for functions, trimming and two patterns at once.
  return fitting(made, schema)
}

function fitting(arbitrary: fc.Arbitrary<unknown>, schema: z.ZodType): fc.Arbitrary<unknown> {
  let missed = 0
  return arbitrary.filter(value => {
    missed = schema.safeParse(value).success ? 0 : missed + 1
    if (missed > maxTries) throw new Error(`nothing fits, a hint is needed: ${JSON.stringify(value)}`)
    return missed === 0
  })
}

type Inner = (schema: z.ZodType) => fc.Arbitrary<unknown>

function make(def: $ZodTypes['_zod']['def'], of: Inner): fc.Arbitrary<unknown> {
  switch (def.type) {
    case 'string':
      return textOf(def)
    case 'number':
      return numberOf(def)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'unknown':
      return fc.jsonValue({ maxDepth: 2 })
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'union':
      return fc.oneof(...def.options.map(option => of(option as z.ZodType)))
    case 'nullable':
      return fc.oneof({ arbitrary: of(def.innerType as z.ZodType), weight: 3 }, fc.constant(null))
    case 'optional':
    case 'default':
      return fc.oneof({ arbitrary: of(def.innerType as z.ZodType), weight: 3 }, fc.constant(undefined))
    case 'pipe':
      return pipeOf(def.in as z.ZodType, def.out as z.ZodType, of)
    case 'template_literal':
      return fc
        .tuple(...def.parts.map(part => (isSchema(part) ? of(part as z.ZodType) : fc.constant(part))))
        .map(parts => parts.join(''))
    case 'array': {
      const { least, most } = lengthOf(def.checks)
      return fc.array(of(def.element as z.ZodType), {
        minLength: least,
        maxLength: Math.min(most, least + maxMore.elements),
      })
    }
    case 'object':
      return objectOf(def.shape as Record<string, z.ZodType>, of)
    case 'record':
      return recordOf(def.keyType as z.ZodType, def.valueType as z.ZodType, of)
    default:
      throw new Error(`no arbitrary for a schema of type ${def.type}`)
  }
}

function isSchema(part: unknown): boolean {
  return typeof part === 'object' && part !== null
}

function objectOf(shape: Record<string, z.ZodType>, of: Inner): fc.Arbitrary<unknown> {
  const members = Object.entries(shape).map(([key, schema]) => {
    const isOptional = (schema as unknown as $ZodType)._zod.optin === 'optional'
    const { def } = schema as unknown as { def: { innerType?: z.ZodType } }
    // JSON has absent members, not undefined ones.
    return { key, isOptional, arbitrary: of(isOptional && def.innerType ? def.innerType : schema) }
  })
  return fc.record(Object.fromEntries(members.map(({ key, arbitrary }) => [key, arbitrary])), {
    requiredKeys: members.filter(({ isOptional }) => !isOptional).map(({ key }) => key),
    noNullPrototype: true,
  })
}

function recordOf(keys: z.ZodType, values: z.ZodType, of: Inner): fc.Arbitrary<unknown> {
  const { def, values: named } = (keys as unknown as $ZodTypes)._zod
  if (def.type === 'enum') {
    const all = Object.values(def.entries).map(String)
    // A partial record's keys are not known from its schema.
    return fc.record(Object.fromEntries(all.map(key => [key, of(values)])), {
      requiredKeys: named ? all : [],
      noNullPrototype: true,
    })
  }
  return fc.dictionary(of(keys) as fc.Arbitrary<string>, of(values), {
    maxKeys: maxMore.elements,
    noNullPrototype: true,
  })
}

/** Values of a coercing schema: its input type says less than its output. */
function pipeOf(given: z.ZodType, wanted: z.ZodType, of: Inner): fc.Arbitrary<unknown> {
  const { type, coerce } = (given as unknown as { def: { type: string; coerce?: boolean } }).def
  if (coerce) return of(wanted).map(String)
  return of(type === 'transform' ? wanted : given)
}

type Checks = readonly $ZodCheck<never>[] | undefined
interface CheckDef {
  check: string
  minimum?: number
  maximum?: number
  value?: number | bigint
  inclusive?: boolean
  format?: string
  pattern?: RegExp
}

function checksOf(checks: Checks, known: readonly string[]): CheckDef[] {
  const defs = (checks ?? []).map(check => check._zod.def as CheckDef)
  const unknown = defs.find(({ check }) => !known.includes(check))
  if (unknown) throw new Error(`no arbitrary for the check ${unknown.check}`)
  return defs
}

function lengthOf(checks: Checks): { least: number; most: number } {
  const defs = checksOf(checks, ['min_length', 'max_length', 'string_format', 'overwrite', 'custom'])
  return {
    least: Math.max(0, ...defs.map(({ minimum = 0 }) => minimum)),
    most: Math.min(...defs.map(({ maximum = Number.POSITIVE_INFINITY }) => maximum)),
  }
}

interface FormatDef {
  checks?: Checks
  coerce?: boolean
  format?: string
  pattern?: RegExp | undefined
}

function textOf(given: unknown): fc.Arbitrary<unknown> {
  const { checks, format, pattern: own } = given as FormatDef
  const { least, most } = lengthOf(checks)
  const pattern = own ?? (checks ?? []).map(check => (check._zod.def as CheckDef).pattern).find(Boolean)
  if (pattern) return fc.stringMatching(pattern)
  if (format) throw new Error(`no arbitrary for a text of the format ${format}`)
  return fc.string({
    unit: letters,
    minLength: least,
    maxLength: Math.min(most, least + maxMore.letters),
  })
}

function numberOf(given: unknown): fc.Arbitrary<unknown> {
  const { checks, format, coerce } = given as FormatDef
  const defs = checksOf(checks, ['greater_than', 'less_than', 'number_format', 'custom'])
  const formats = [format, ...defs.map(def => def.format)].filter(one => one !== undefined)
  const isWhole = formats.length > 0
  const odd = formats.find(one => one !== 'safeint')
  if (odd) throw new Error(`no arbitrary for a number of the format ${odd}`)
  let min = isWhole ? Number.MIN_SAFE_INTEGER : -Number.MAX_VALUE
  let max = -min
  for (const { check, value, inclusive } of defs) {
    const step = isWhole && !inclusive ? 1 : 0
    if (check === 'greater_than') min = Math.max(min, Number(value) + step)
    if (check === 'less_than') max = Math.min(max, Number(value) - step)
  }
  const numbers = isWhole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })
  // Coerced values come from an address.
  return coerce ? numbers.map(String) : numbers
}
