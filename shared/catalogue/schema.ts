import { z } from 'zod'
import { purposes } from '../domain/queue.ts'
import { policies } from '../domain/settings.ts'
import { cleanText, isSoundText } from '../domain/text.ts'
import { textLimits } from '../domain/text-limits.ts'
import { ticketLetters } from '../domain/ticket-number.ts'
import { contradictions } from './contradictions.ts'
import { fileKinds, fileTypes, maxFileBytes, maxFilePages, maxServiceFiles } from './files.ts'
import { weekHours } from './week-hours.ts'
import { zoneId } from './zone-id.ts'

/** Limits of a catalogue. A kiosk can show no more services, and a snapshot of a hall carries figures of each. */
const maxServices = 200
const maxCentres = 500
/** More documents of a service fit on no page of a kiosk. */
const maxDocuments = 40

/** Letters of ticket numbers: those that a voice can say. */
const letter = z.enum(ticketLetters)

const words = z.string().refine(isSoundText).overwrite(cleanText).min(1).max(textLimits.description)
const text = z.strictObject({ kk: words, ru: words, en: words })
const shortWords = words.max(textLimits.title)
/** A title on a button of the kiosk. A centre's own titles have the same limit. */
const shortText = z.strictObject({ kk: shortWords, ru: shortWords, en: shortWords })
const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const count = z.int().min(1)

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

/** A queue of a service: the people who come for one purpose. */
const serviceQueue = z.strictObject({
  /** A retired queue gives no new tickets. It keeps its waiting visitors and its history. */
  retired: z.boolean().exactOptional(),
  /** The longest wait, in minutes; null: no target. */
  targetMinutes: count.nullable(),
  /** Hours of this queue, instead of the service's. */
  hours: weekHours.exactOptional(),
  /** Ids of the entitlements that count in this queue where a centre follows the catalogue (in the order: paragraph 10). */
  entitlements: z.array(id).min(1).exactOptional(),
})

/** A paper that a visitor brings. */
const document = z.strictObject({
  name: text,
  copies: z.enum(['original', 'copy', 'both']).exactOptional(),
  /** How many copies, if more than one. */
  count: z.int().min(2).max(20).exactOptional(),
  /** Who has to bring it, if not everybody. */
  when: text.exactOptional(),
  issuer: text.exactOptional(),
})

/** A form to fill in, or a filled-in sample. The file itself is kept by the server under its digest. */
const file = z.strictObject({
  id,
  kind: z.enum(fileKinds),
  title: text,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(fileTypes),
  bytes: z.int().min(1).max(maxFileBytes),
  pages: z.int().min(1).max(maxFilePages),
})

const service = z.strictObject({
  /** The annex of the order that sets the standard of this service. */
  annex: count.exactOptional(),
  id,
  /** A retired service gives no new tickets. It keeps its waiting visitors and its history. */
  retired: z.boolean().exactOptional(),
  /** Letter of the service's group. */
  group: letter,
  /** The official title. */
  title: text,
  /** A short title for visitors. */
  kioskTitle: shortText,
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
  /** Who may apply, if there is more to say than kinds of persons (in the order: paragraph 6). */
  eligibility: z.array(text).min(1).exactOptional(),
  result: text.exactOptional(),
  /** One term, or one per case. */
  processing: z.array(processing),
  /** The queues of the service, at least one. A purpose without a queue is not offered. */
  queues: z
    .strictObject({
      submission: serviceQueue.exactOptional(),
      collection: serviceQueue.exactOptional(),
      consultation: serviceQueue.exactOptional(),
    })
    .refine(queues => Object.keys(queues).length > 0, 'the service has no queue'),
  waitTargetWording: z.enum(['about', 'at-most']).exactOptional(),
  /** Hours of this service, instead of the organisation's. */
  hours: weekHours.exactOptional(),
  /** The service is closed on public holidays also where the centre is open on them (annex 6 of the order). */
  closedOnPublicHolidays: z.boolean().exactOptional(),
  queueing: z.enum(['electronic', 'in-turn', 'unstated']).exactOptional(),
  appointments: z.boolean().exactOptional(),
  express: z.boolean().exactOptional(),
  fee: z.enum(['free', 'paid', 'by-category']),
  /** What a visitor brings to submit. */
  documents: z.array(document).max(maxDocuments),
  /** What is true of all documents, such as that originals are returned. */
  documentsNote: text.exactOptional(),
  legalBasis: text.exactOptional(),
  /** The authority that decides. */
  decidingBody: text.exactOptional(),
  /** Where application forms lie. */
  formsAt: text.exactOptional(),
  /** Where to ask about this service. */
  contacts: text.exactOptional(),
  /** The authority's time limits for returning documents. */
  returns: z
    .strictObject({
      authorityReturnsWithinWorkingDays: count,
      authorityReturnsErrorsWithinWorkingDays: count.exactOptional(),
      centreNotifiesWithinWorkingDays: count.exactOptional(),
    })
    .exactOptional(),
  /** What becomes of a finished document that nobody collects. */
  uncollected: z
    .strictObject({
      keepMonths: count,
      thenSentTo: z.enum(['authorised-body', 'real-estate-centre']),
    })
    .exactOptional(),
  notes: z.array(words).exactOptional(),
  files: z.array(file).max(maxServiceFiles).exactOptional(),
})

const centre = z.strictObject({
  number: count,
  id,
  name: text,
  address: text,
  /** Time zone, instead of the organisation's. */
  zone: zoneId.exactOptional(),
  /** Phone numbers without area codes, because the order gives none. */
  phones: z.array(words).min(1),
  /** A map that shows the centre. */
  map: z.url({ protocol: /^https$/ }).exactOptional(),
  director: text.exactOptional(),
  /** When the director receives visitors. */
  reception: text.exactOptional(),
  /** Where to complain. */
  complaints: text.exactOptional(),
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
  /** What the archive computes for it: the share of waits that ended within their targets. */
  measures: z.literal('waits-within-target').exactOptional(),
})

const group = z.strictObject({ letter, title: text })

/** What visitors of an organisation come for, in its own words: a clinic's submission is "Make an appointment". */
const purpose = z.strictObject({
  id: z.enum(purposes),
  /** What a visitor chooses at a kiosk. */
  title: text,
  /** Under the title at a kiosk: whom it is for. */
  hint: text.exactOptional(),
  /** The title as lists of staff have it; absent: the visitors' title. */
  staffTitle: text.exactOptional(),
  /** The title on the sign of a window and in rows by letter; absent: the visitors' title. */
  sign: text.exactOptional(),
  /** All queues of this purpose have this letter; absent: the letter of the service's group. */
  letter: letter.exactOptional(),
  /** What every visitor brings for this purpose, instead of the service's documents. */
  bring: z.array(text).min(1).exactOptional(),
})

/** Schema of a catalogue file: everything that an organisation decides for all its centres. */
export const catalogueSchema = z
  .strictObject({
    format: z.literal(1),
    title: text,
    /** What a reader must know about this catalogue, such as that its order was repealed. */
    remark: text.exactOptional(),
    /** The groups of services, in the order in which a kiosk offers them. */
    groups: z.array(group).min(1),
    /** What visitors come for, in the order in which a kiosk offers it. */
    purposes: z.array(purpose).min(1),
    /** Time zone of the centres: `Asia/Almaty`. */
    zone: zoneId.exactOptional(),
    /** The organisation's usual hours. Services and centres with hours of their own keep them. */
    hours: weekHours,
    /** Entitlements that every centre begins with; a centre may add its own. */
    entitlements: z.array(z.strictObject({ id, title: text })).max(20),
    /** Where entitlements count in a new centre: in every queue, or in those that name them. Absent: everywhere. */
    policy: z.enum(policies).exactOptional(),
    /** Windows of a new centre. */
    windows: z
      .array(z.strictObject({ purposes: z.array(z.enum(purposes)).min(1), groups: z.array(letter).min(1) }))
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

export type CatalogueData = z.infer<typeof catalogueSchema>
export type Group = CatalogueData['groups'][number]
export type PurposeTitles = CatalogueData['purposes'][number]
export type ServiceDocument = CatalogueData['services'][number]['documents'][number]
export type Service = CatalogueData['services'][number]
export type ServiceFile = NonNullable<Service['files']>[number]
export type Centre = CatalogueData['centres'][number]
