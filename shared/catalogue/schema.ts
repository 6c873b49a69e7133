import { z } from 'zod'
import { weekdays } from '../domain/settings.ts'
import { cleanText, isSoundText } from '../domain/text.ts'
import { orderCategories } from './entitlements.ts'
import { groupLetters } from './groups.ts'

const words = z.string().refine(isSoundText).overwrite(cleanText).min(1)
const text = z.strictObject({ kk: words, ru: words, en: words })
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00')
const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const days = z.array(z.enum(weekdays)).min(1)
const count = z.int().positive()

const hours = z.strictObject({
  days,
  open: clock,
  close: clock,
  breaks: z.array(z.strictObject({ from: clock, to: clock })),
  /** Hours of submission, if shorter than the service's hours: annex 6. */
  submissions: z.strictObject({ days, open: clock, close: clock }).exactOptional(),
  closedOnPublicHolidays: z.boolean().exactOptional(),
  note: words.exactOptional(),
})

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
  annex: z.int().min(1).max(18),
  id,
  group: z.enum(groupLetters).exclude(['K']),
  /** Title in the order's words. */
  title: text,
  /** Our own short title for visitors. */
  kioskTitle: text,
  automation: z.enum(['none', 'partial', 'full']),
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
  waitTargetWording: z.enum(['about', 'at-most']),
  hours,
  queueing: z.enum(['electronic', 'in-turn', 'unstated']),
  appointments: z.boolean(),
  express: z.boolean(),
  /** Kinds of people whom paragraph 10 of the annex serves out of turn. */
  outOfTurn: z.array(z.enum(orderCategories)),
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

/** Schema of the order's facts: 18 services (one per annex), 24 centres, 12 indicators. */
export const catalogueSchema = z.strictObject({
  services: z.array(service).length(18),
  centres: z.array(centre).length(24),
  indicators: z.array(indicator).length(12),
})

type CatalogueData = z.infer<typeof catalogueSchema>
export type ServiceFacts = CatalogueData['services'][number]
export type Centre = CatalogueData['centres'][number]
export type Indicator = CatalogueData['indicators'][number]
