import { html, nothing, type TemplateResult } from 'lit'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { officeMessages } from '../shared/i18n/office/office.ts'
import { icon } from '../shared/ui/icons.ts'
import type { Draft } from './draft.ts'
import { effectList } from './effect-words.ts'
import { mayChangeSettings, type Office } from './office.ts'

/**
 * @returns the bar that saves a section, undoes the last save, and shows the result and what a save would do to the hall now.
 * A user who may only look has nothing to save.
 * @param place the place that the server found wrong, in words; undefined for none
 * @param save what the button does, where a section looks for mistakes before it saves
 */
export function saveBar<T>(
  draft: Draft<T>,
  office: Office,
  place: string | undefined,
  save: () => Promise<boolean> = () => draft.save(),
): TemplateResult | typeof nothing {
  if (!mayChangeSettings(office)) return nothing
  const { locale } = office
  const t = officeMessages[locale]
  const { refusal, busy, conflict, changed, done } = draft
  const said = done ? t[done] : changed ? t.unsaved : t.nothingToSave
  const trouble = place !== undefined ? t.wrongAt(place) : refusal && errorMessage(locale, refusal)
  return html`<div class="save-bar">
    <div class="what" role="status">${changed && !conflict ? effectList(office, draft.after) : nothing}</div>
    <p class="said" role="status" data-said=${done ?? (changed ? 'unsaved' : 'clean')}>
      ${icon(changed ? 'warn' : 'good')}<span>${said}</span>
    </p>
    <div class="actions">
      ${
        conflict
          ? nothing
          : html`<button
              class="button primary"
              data-act="save"
              ?disabled=${busy || !changed}
              @click=${() => void save()}
            >
              ${t.save}
            </button>`
      }
      ${changed && !conflict ? html`<button class="button" data-act="discard" ?disabled=${busy} @click=${() => draft.discard()}>${t.discard}</button>` : nothing}
      ${draft.canUndo ? html`<button class="button" data-act="undo" ?disabled=${busy} @click=${() => void draft.undo()}>${t.undo}</button>` : nothing}
    </div>
    <div role="alert">
      ${trouble ? html`<p class="trouble">${icon('bad')} ${trouble}</p>` : nothing}
      ${
        conflict
          ? html`<div class="trouble" data-conflict>
              <p>${icon('warn')} ${t.conflict}</p>
              <div class="actions">
                <button class="button" data-act="mine" @click=${() => void draft.save(true)}>${t.keepMine}</button>
                <button class="button" data-act="theirs" @click=${() => draft.discard()}>${t.takeTheirs}</button>
              </div>
            </div>`
          : nothing
      }
    </div>
  </div>`
}

/** @returns a note above the fields that they can only be viewed; nothing for users who may change them. */
export function readOnlyNote(office: Office): TemplateResult | typeof nothing {
  if (mayChangeSettings(office)) return nothing
  return html`<p class="mark" data-read-only>${icon('paused')}${officeMessages[office.locale].readOnly}</p>`
}
