import { html, type TemplateResult } from 'lit'
import { isOn } from '../shared/catalogue/effective.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { type QueueId, splitQueue } from '../shared/domain/queue.ts'
import { formatHours, formatMoment } from '../shared/i18n/common/time.ts'
import { visitor } from '../shared/i18n/common/visitor.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { type VisitorTrouble, visitorMessage } from '../shared/i18n/kiosk/visitor-errors.ts'
import './kiosk-choices.ts'
import type { Choice } from './kiosk-choices.ts'
import './kiosk-documents.ts'
import './kiosk-file.ts'
import './kiosk-message.ts'
import './kiosk-search.ts'
import './kiosk-start.ts'
import './kiosk-ticket.ts'
import {
  findOffer,
  groupsOf,
  languagesOf,
  noticeOf,
  type Offer,
  type Offering,
  offersFor,
  purposesOf,
  rightsIn,
} from '../shared/ui/offer.ts'
import { search } from '../shared/ui/search-offers.ts'
import type { PrintWatch } from './print-watch.ts'
import type { Step, Wish } from './steps.ts'

export interface StepInput {
  step: Step
  /** The screen that waits for the next visitor: nothing is before it. */
  isFirst: boolean
  locale: Locale
  offering: Offering
  /** Whether the kiosk retries, because there is no reply yet. */
  asking: boolean
  prints: PrintWatch
}

/** @returns the screen of a step. */
export function renderStep(input: StepInput): TemplateResult {
  const { step, locale, offering } = input
  const words = kiosk[locale]
  switch (step.name) {
    case 'start':
      return html`<kezek-kiosk-start
        .languages=${languagesOf(offering)}
        .notice=${noticeOf(offering)}
      ></kezek-kiosk-start>`
    case 'purpose':
      return choices(input, words.choosePurpose, purposeChoices(input), { roomy: true })
    case 'group':
      return choices(input, words.chooseGroup, groupChoices(input, step), {
        canSearch: true,
        subject: onlyPurpose(input),
      })
    case 'service': {
      const offers = offersFor(offering, step.purpose).filter(offer => offer.group === step.group)
      return choices(input, words.chooseService, serviceChoices(locale, offers), {
        canSearch: true,
        subject: onlyPurpose(input),
      })
    }
    case 'search':
      return html`<kezek-kiosk-search
        .locale=${locale}
        .typed=${step.typed}
        .choices=${serviceChoices(locale, search(offersFor(offering, step.purpose), step.typed))}
      ></kezek-kiosk-search>`
    case 'documents':
      return renderDocuments(input, step)
    case 'file':
      return renderFile(input, step)
    case 'entitlement':
      return choices(input, visitor[locale].entitlementQuestion, entitlementChoices(input, step), {
        roomy: true,
      })
    case 'proof':
      return renderProof(input, step)
    case 'issuing':
      return html`<kezek-kiosk-message
        .locale=${locale}
        .heading=${words.issuing}
        .note=${input.asking ? words.asking : ''}
      ></kezek-kiosk-message>`
    case 'ticket':
      return html`<kezek-kiosk-ticket
        .locale=${locale}
        .ticket=${step.ticket}
        .service=${findOffer(offering, step.ticket.queue)?.title}
        .print=${input.prints.stateOf(step.ticket.id)}
      ></kezek-kiosk-ticket>`
    case 'refused':
      return renderRefused(input, step)
    case 'fault':
      return html`<kezek-kiosk-message
        .locale=${locale}
        .heading=${words.sorry}
        .text=${words.fault}
        look="bad"
        canBegin
      ></kezek-kiosk-message>`
  }
}

function choices(
  { locale, isFirst, offering }: StepInput,
  heading: string,
  list: readonly Choice[],
  { roomy = false, canSearch = false, subject = '' } = {},
): TemplateResult {
  return html`<kezek-kiosk-choices
    .locale=${locale}
    .heading=${heading}
    .choices=${list}
    .roomy=${roomy}
    .canSearch=${canSearch}
    .subject=${subject}
    .isFirst=${isFirst}
    .notice=${isFirst ? noticeOf(offering)?.[locale] : undefined}
  ></kezek-kiosk-choices>`
}

/** @returns the only purpose of a kiosk that does not ask for one, so that nobody takes a ticket for another; empty for none. */
function onlyPurpose({ locale, offering }: StepInput): string {
  const [only, ...others] = purposesOf(offering)
  return only && others.length === 0 && offering.catalogue.purposes.length > 1 ? only.title[locale] : ''
}

function purposeChoices({ locale, offering }: StepInput): Choice[] {
  return purposesOf(offering).map(({ id, title, hint }) => ({
    title: title[locale],
    ...(hint && { note: hint[locale] }),
    action: { type: 'choose-purpose', purpose: id },
  }))
}

function groupChoices({ locale, offering }: StepInput, { purpose }: Step & { name: 'group' }): Choice[] {
  const { catalogue } = offering
  // All numbers of a purpose with a letter of its own begin with that letter, in every group.
  const hasOwnLetter = catalogue.purposes.some(({ id, letter }) => id === purpose && letter !== undefined)
  return groupsOf(offersFor(offering, purpose), catalogue).map(({ letter, title }) => ({
    title: title[locale],
    ...(!hasOwnLetter && { letter }),
    action: { type: 'choose-group', group: letter },
  }))
}

/** @returns the choice of a service. A closed one shows its documents and hours, and gives no ticket. */
function serviceChoices(locale: Locale, offers: readonly Offer[]): Choice[] {
  return offers.map(({ queue, title, opening, hours }) => ({
    title: title[locale],
    ...(!opening.open && {
      look: 'closed',
      note: visitorMessage(locale, 'service-closed', formatHours(locale, hours)),
    }),
    action: { type: 'choose-queue', queue },
  }))
}

function entitlementChoices({ locale, offering }: StepInput, step: Step & { name: 'entitlement' }): Choice[] {
  const nothing: Choice = {
    title: visitor[locale].noEntitlement,
    look: 'primary',
    action: { type: 'claim-nothing' },
  }
  const rights = rightsIn(offering, step.queue).map(
    ({ id, title }): Choice => ({ title: title[locale], action: { type: 'claim', category: id } }),
  )
  return [nothing, ...rights]
}

function renderDocuments(input: StepInput, { queue }: Step & { name: 'documents' }): TemplateResult {
  const { locale, offering } = input
  const offer = findOffer(offering, queue)
  if (!offer)
    return renderRefused(input, { name: 'refused', wish: { queue }, trouble: whyNot(offering, queue) })
  return html`<kezek-kiosk-documents
    .locale=${locale}
    .offer=${offer}
    .hasRights=${rightsIn(offering, queue).length > 0}
    .now=${offering.now}
    .zone=${offering.timetable.zone}
  ></kezek-kiosk-documents>`
}

/** @returns why a queue that a visitor had chosen is not offered any more. */
function whyNot({ settings, catalogue }: Offering, queue: QueueId): VisitorTrouble {
  return isOn(settings, queue, catalogue) ? 'not-here' : 'service-closed'
}

/** Shows the proof to bring before the ticket and not on it, because others can see the ticket on the screen. */
function renderProof({ locale, offering }: StepInput, step: Step & { name: 'proof' }): TemplateResult {
  const title = offering.settings.entitlements.find(({ id }) => id === step.category)?.title[locale]
  return html`<kezek-kiosk-message
    .locale=${locale}
    .heading=${title ?? visitor[locale].outOfTurn}
    .text=${visitor[locale].bringProof}
    .onward=${{ title: kiosk[locale].getTicket, action: { type: 'take', hasRights: true } }}
    canGoBack
    canBegin
  ></kezek-kiosk-message>`
}

function renderRefused(input: StepInput, step: Step & { name: 'refused' }): TemplateResult {
  const { locale } = input
  const { sorry, tryAgain } = kiosk[locale]
  const retry = step.trouble === 'no-connection'
  return html`<kezek-kiosk-message
    .locale=${locale}
    .heading=${sorry}
    .text=${visitorMessage(locale, step.trouble, whenInstead(input, step.wish, step.trouble))}
    .onward=${retry ? { title: tryAgain, action: { type: 'try-again' } } : undefined}
    look="bad"
    canGoBack
    canBegin
  ></kezek-kiosk-message>`
}

function renderFile(input: StepInput, step: Step & { name: 'file' }): TemplateResult {
  const { locale, offering } = input
  const file = findOffer(offering, step.queue)?.service.files?.find(({ id }) => id === step.file)
  // The catalogue has lost the file meanwhile: its service is shown instead.
  if (!file) return renderDocuments(input, { ...step, name: 'documents' })
  return html`<kezek-kiosk-file .locale=${locale} .file=${file}></kezek-kiosk-file>`
}

/** @returns the next opening or the hours, in words, if the reason is a matter of time. */
function whenInstead({ locale, offering }: StepInput, wish: Wish, trouble: string): string | undefined {
  const offer = findOffer(offering, wish.queue)
  if (!offer) return undefined
  if (trouble === 'service-closed') return formatHours(locale, offer.hours)
  const { opening } = offer
  if (opening.open || opening.opensAt === null) return undefined
  return formatMoment(locale, opening.opensAt, offering.now, offering.timetable.zone)
}

/** @returns a name of the step's screen. A new name means a new screen, which takes the focus. */
export function screenOf(step: Step): string {
  return step.name === 'documents' ? `${step.name} ${splitQueue(step.queue).service}` : step.name
}
