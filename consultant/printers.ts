import { html, type TemplateResult } from 'lit'
import type { HallView } from '../shared/contract/hall-view.ts'
import { causeWords } from '../shared/i18n/common/printers.ts'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { browserShelf } from '../shared/ui/storage.ts'
import type { HelpDesk } from './help-desk.ts'

const chosenKey = 'kezek.consultant.printer'
/** Stored where the consultant tells visitors their number instead. */
const none = '-'

/** @returns the printer that this tablet used last, else the centre's first; undefined: tickets are not printed. */
export function chosenPrinter({ settings }: Pick<HallView, 'settings'>): string | undefined {
  const chosen = browserShelf.getItem(chosenKey)
  if (chosen === none) return undefined
  const [first] = Object.keys(settings.printers)
  return chosen !== null && Object.hasOwn(settings.printers, chosen) ? chosen : first
}

/** Remembers which printer this tablet uses. */
export function choosePrinter(printer: string | undefined): void {
  browserShelf.setItem(chosenKey, printer ?? none)
}

/**
 * @param mayTell whether the consultant may tell the number instead of printing it
 * @returns a list of the centre's printers, with what troubles each
 */
export function printerField(
  { view, locale }: HelpDesk,
  printer: string | undefined,
  choose: (printer: string | undefined) => void,
  { mayTell }: { mayTell: boolean },
): TemplateResult {
  const t = consultant[locale]
  const { settings, printers } = view
  return html`<label class="printer">
    <span class="label">${t.printAt}</span>
    <select
      class="field"
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value || undefined)}
    >
      ${Object.keys(settings.printers).map(id => {
        const cause = printers[id]?.cause
        const words = cause === undefined ? id : `${id}: ${causeWords(locale, cause)}`
        return html`<option value=${id} ?selected=${id === printer}>${words}</option>`
      })}
      ${mayTell ? html`<option value="" ?selected=${printer === undefined}>${t.tellNumber}</option>` : ''}
    </select>
  </label>`
}
