import { html, type TemplateResult } from 'lit'
import type { SettingsChange } from '../../shared/contract/events.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import {
  type SettingsSection,
  sectionOfPath,
  settingsSections,
} from '../../shared/domain/settings-sections.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import { describeChange } from '../audit/describe-setting.ts'
import type { ChangeWords, RowContext } from '../audit/describe-value.ts'

/** Changes of one section of the settings. */
export interface SectionChanges {
  /** Undefined: changes that belong to no section, such as the number of those that are not listed. */
  section: SettingsSection | undefined
  changes: SettingsChange[]
}

/** @returns changes by section, in the order of the sections. */
export function bySection(changes: readonly SettingsChange[]): SectionChanges[] {
  return [...settingsSections, undefined]
    .map(section => ({ section, changes: changes.filter(({ path }) => sectionOfPath(path) === section) }))
    .filter(({ changes }) => changes.length > 0)
}

/** @returns a change with its values before and after, as a list item. */
export function changeItem(
  locale: Locale,
  { label, isPlace, word, before, after }: ChangeWords,
): TemplateResult {
  const t = auditOffice[locale]
  return html`<li>
    <span class=${isPlace ? 'place' : 'quiet'}>${label}</span>:
    ${
      word !== undefined || (before === undefined && after === '…')
        ? (word ?? t.changed)
        : html`${before ?? t.empty} <span aria-hidden="true">→</span
            ><span class="visually-hidden">${t.became}</span> <strong>${after ?? t.empty}</strong>`
    }
  </li>`
}

/** @returns changes of the settings in words, below the names of their sections. */
export function changesView(context: RowContext, changes: readonly SettingsChange[]): TemplateResult {
  const t = officeMessages[context.locale]
  return html`<ul class="changes">
    ${bySection(changes).map(
      ({ section, changes }) =>
        html`<li data-changed=${section ?? ''}>
          <strong>${section ? t.sections[section] : ''}</strong>
          <ul>
            ${changes.map(change => changeItem(context.locale, describeChange(context, change)))}
          </ul>
        </li>`,
    )}
  </ul>`
}
