import { z } from 'zod'
import { purposes } from '../domain/queue.ts'
import { cleanText, isSoundText } from '../domain/text.ts'
import { ticketLetters } from '../domain/ticket-number.ts'
import { weekHours } from './week-hours.ts'

/** Letters of ticket numbers: those that a voice can say. */
const letter = z.enum(ticketLetters)

const words = z.string().refine(isSoundText).overwrite(cleanText).min(1)
const text = z.strictObject({ kk: words, ru: words, en: words })
const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const count = z.int().positive()

const processing = z.strictObject({
  days: count,
  unit: z.enum(['calendar', 'working']),
  /** False if the order does not say which kind of days; `unit` is then our reading. */
  unitStated: z.boolean().exactOptional(),
  what: text.exactOptional(),
  /** When the term starts; null if the order does not say. */
  from: z
    .enum([
      'application',
      'application-registered',
      'documents-handed-in',
      'papers-at-authority',
      'papers-registered',
      'registered-as-unemployed',
      'slip-handed-out',
    ])
    .nullable(),
})

const waitTarget = count.nullable()

const service = z.strictObject({
  /** The annex of the order that sets the standard of this service. */
  annex: count.exactOptional(),
  id,
  /** A retired service gives no new tickets. It keeps its waiting visitors and its history. */
  retired: z.boolean().exactOptional(),
  /** Letter of the service's group. */
  group: letter,
  /** Title in the order's words. */
  title: text,
  /** Our own short title for visitors. */
  kioskTitle: text,
  automation: z.enum(['none', 'partial', 'full']).exactOptional(),
  recipients: z
    .array(
      z.enum([
        'individual',
        'legal-entity',
        'citizen',
        'kandas',
        'foreigner',
        'stateless',
        'cohabitant',
        'relative',
        'internal-affairs-body',
      ]),
    )
    .min(1),
  /** The groups of people that paragraph 6 names, if it names more than kinds of persons. */
  eligibility: z.array(text).min(1).exactOptional(),
  result: text,
  /** One term, or one per case. */
  processing: z.array(processing).min(1),
  /** Minutes; null: the order requires no target. */
  waitTargetMinutes: z.strictObject({ submission: waitTarget, collection: waitTarget }),
  waitTargetWording: z.enum(['about', 'at-most']).exactOptional(),
  /** Hours of this service, instead of the organisation's. */
  hours: weekHours.exactOptional(),
  /** Hours of submission, if they differ from the service's. */
  submissionHours: weekHours.exactOptional(),
  /** The service is closed on public holidays also where the centre is open on them (annex 6 of the order). */
  closedOnPublicHolidays: z.boolean().exactOptional(),
  queueing: z.enum(['electronic', 'in-turn', 'unstated']).exactOptional(),
  appointments: z.boolean().exactOptional(),
  express: z.boolean().exactOptional(),
  /** Ids of the entitlements that count for this service where a centre follows the order (paragraph 10 of each annex). */
  entitlements: z.array(id),
  fee: z.enum(['free', 'by-category']),
  documents: z.array(text).min(1),
  returns: z.strictObject({
    authorityReturnsWithinWorkingDays: count,
    authorityReturnsErrorsWithinWorkingDays: count.exactOptional(),
    centreNotifiesWithinWorkingDays: count.exactOptional(),
  }),
  uncollected: z.strictObject({
    keepMonths: count,
    thenSentTo: z.enum(['authorised-body', 'real-estate-centre']),
  }),
  notes: z.array(words).exactOptional(),
})

const centre = z.strictObject({
  number: count,
  id,
  name: text,
  address: text,
  /** Phone numbers without area codes, because the order gives none. */
  phones: z.array(words).min(1),
})

const percent = z.number().min(0).max(100)

const indicator = z.strictObject({
  id: z.string().regex(/^\d\.\d$/, 'must be a number such as 1.2'),
  group: z.enum(['timeliness', 'quality', 'accessibility', 'complaints', 'courtesy']),
  name: text,
  normPercent: percent,
  /**
   * The second figure of the row. The table has three columns but two figures, and the order does not say whether this one is
   * the value of 2008 or the target of the next year.
   */
  secondPercent: percent,
  better: z.enum(['up', 'down']),
})

const group = z.strictObject({ letter, title: text })

/** Limits of a catalogue. A kiosk can show no more services, and a snapshot of a hall carries figures of each. */
const maxServices = 200
const maxCentres = 500

/** Schema of a catalogue file: everything that an organisation decides for all its centres. */
export const catalogueSchema = z
  .strictObject({
    format: z.literal(1),
    title: text,
    /** What a reader must know about this catalogue, such as that its order was repealed. */
    remark: text.exactOptional(),
    /** The groups of services, in the order in which a kiosk offers them. */
    groups: z.array(group).min(1),
    /** Letter and title of all collection queues, whatever the group of the service. */
    collection: group,
    /** The organisation's usual hours. Services and centres with hours of their own keep them. */
    hours: weekHours,
    /** Entitlements that every centre begins with; a centre may add its own. */
    entitlements: z.array(z.strictObject({ id, title: text })).max(20),
    /** Windows of a new centre. */
    windows: z
      .array(z.strictObject({ purpose: z.enum(purposes), groups: z.array(letter).min(1) }))
      .min(1)
      .max(99),
    services: z.array(service).min(1).max(maxServices),
    centres: z.array(centre).min(1).max(maxCentres),
    indicators: z.array(indicator),
  })
  .superRefine((catalogue, context) => {
    for (const { path, message } of contradictions(catalogue))
      context.addIssue({ code: 'custom', path: [...path], message })
  })

interface Contradiction {
  path: readonly (string | number)[]
  message: string
}

interface Parts {
  groups: readonly { letter: string }[]
  collection: { letter: string }
  entitlements: readonly { id: string }[]
  windows: readonly { groups: readonly string[] }[]
  services: readonly { id: string; annex?: number; group: string; entitlements: readonly string[] }[]
  centres: readonly { id: string; number: number }[]
  indicators: readonly { id: string }[]
}

/** Yields ids that are there twice, and names of things that are not there. */
function* contradictions(catalogue: Parts): Generator<Contradiction> {
  const { groups, collection, entitlements, windows, services, centres, indicators } = catalogue
  yield* twice('groups', 'letter', [...groups.map(({ letter }) => letter), collection.letter])
  yield* twice('entitlements', 'entitlement', ids(entitlements))
  yield* twice('services', 'service', ids(services))
  yield* twice(
    'services',
    'annex',
    services.map(({ annex }) => annex),
  )
  yield* twice('centres', 'centre', ids(centres))
  yield* twice(
    'centres',
    'centre number',
    centres.map(({ number }) => number),
  )
  yield* twice('indicators', 'indicator', ids(indicators))
  const knownGroups = groups.map(({ letter }) => letter)
  const knownEntitlements = ids(entitlements)
  for (const [at, { group, entitlements }] of services.entries()) {
    yield* unknown(['services', at, 'group'], 'group', [group], knownGroups)
    yield* unknown(['services', at, 'entitlements'], 'entitlement', entitlements, knownEntitlements)
  }
  for (const [at, window] of windows.entries())
    yield* unknown(['windows', at, 'groups'], 'group', window.groups, knownGroups)
}

const ids = (things: readonly { id: string }[]): string[] => things.map(thing => thing.id)

function* twice(
  part: string,
  what: string,
  values: readonly (string | number | undefined)[],
): Generator<Contradiction> {
  for (const [at, value] of values.entries())
    if (value !== undefined && values.indexOf(value) < at)
      yield { path: [part, at], message: `the ${what} ${value} is there twice` }
}

function* unknown(
  path: Contradiction['path'],
  what: string,
  values: readonly string[],
  known: readonly string[],
): Generator<Contradiction> {
  for (const value of values)
    if (!known.includes(value)) yield { path, message: `the catalogue has no ${what} ${value}` }
}

export type CatalogueData = z.infer<typeof catalogueSchema>
export type Group = CatalogueData['groups'][number]
export type Service = CatalogueData['services'][number]
export type Centre = CatalogueData['centres'][number]
