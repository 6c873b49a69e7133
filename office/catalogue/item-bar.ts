import { html, nothing, type TemplateResult } from 'lit'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { locales } from '../../shared/domain/locale.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { problemWords } from '../../shared/i18n/office/catalogue-problems.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import type { Wrong } from '../../shared/ui/forms/read-form.ts'
import { icon } from '../../shared/ui/icons.ts'
import type { ItemDraft } from './item-draft.ts'
import { pathWords } from './path-words.ts'
import { missingTexts } from './tidy.ts'

/** @returns what is wrong with the open item, by the path inside it */
export function wrongFields<T extends object>(draft: ItemDraft<T>, locale: Locale): Wrong {
  const { wrong } = draft
  if (!wrong?.isInside) return {}
  return { [wrong.path]: problemWords(locale, wrong.problem, wrong.limit) }
}

/** @returns the bar that saves the open item, undoes the last save, and asks whose version is to stay */
export function itemBar<T extends object>(
  draft: ItemDraft<T>,
  catalogue: CatalogueData,
  locale: Locale,
): TemplateResult {
  const t = catalogueMessages[locale]
  const office = officeMessages[locale]
  const { busy, changed, conflict, done } = draft
  const said = done ? t[done] : changed ? t.unsaved : t.nothingToSave
  const missing = Object.entries(missingTexts(draft.value))
  const languages = locales.flatMap(locale => {
    const count = missing.find(([one]) => one === locale)?.[1]
    return count === undefined ? [] : [`${languageNames[locale]} (${count})`]
  })
  return html`<div class="save-bar">
    <div>
      <p class="said" role="status" data-said=${done ?? (changed ? 'unsaved' : 'clean')}>
        ${icon(changed ? 'warn' : 'good')}<span>${said}</span>
      </p>
      ${languages.length > 0 ? html`<p class="hint" data-missing>${t.missingIn(languages.join(', '))}</p>` : nothing}
    </div>
    <div class="actions">
      ${
        conflict
          ? nothing
          : html`<button class="button primary" data-act="save" ?disabled=${busy || !changed} @click=${() => void draft.save()}>
              ${office.save}
            </button>`
      }
      ${changed && !conflict ? html`<button class="button" data-act="discard" ?disabled=${busy} @click=${() => draft.discard()}>${office.discard}</button>` : nothing}
      ${undoButton(draft, locale)}
    </div>
    <div role="alert">${troubleText(draft, catalogue, locale)} ${conflict ? question(draft, locale) : nothing}</div>
  </div>`
}

/** @returns the button that takes back the last change; nothing where there is none */
export function undoButton<T extends object>(
  draft: ItemDraft<T>,
  locale: Locale,
): TemplateResult | typeof nothing {
  if (!draft.canUndo) return nothing
  const { undo } = officeMessages[locale]
  return html`<button class="button" data-act="undo" ?disabled=${draft.busy} @click=${() => void draft.undo()}>${undo}</button>`
}

/** @returns why the last change was refused, with its place in words */
export function troubleText<T extends object>(
  draft: ItemDraft<T>,
  catalogue: CatalogueData,
  locale: Locale,
): TemplateResult | typeof nothing {
  const { wrong, refusal } = draft
  if (!refusal) return nothing
  const words = wrong
    ? catalogueMessages[locale].wrongAt(
        pathWords(wrong.path, catalogue, locale),
        problemWords(locale, wrong.problem, wrong.limit),
      )
    : errorMessage(locale, refusal)
  return html`<p class="trouble">${icon('bad')} ${words}</p>`
}

function question<T extends object>(draft: ItemDraft<T>, locale: Locale): TemplateResult {
  const { keepMine, takeTheirs } = officeMessages[locale]
  return html`<div class="trouble" data-conflict>
    <p>${icon('warn')} ${catalogueMessages[locale].conflict}</p>
    <div class="actions">
      <button class="button" data-act="mine" @click=${() => void draft.save(true)}>${keepMine}</button>
      <button class="button" data-act="theirs" @click=${() => draft.discard()}>${takeTheirs}</button>
    </div>
  </div>`
}
