import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { rowListMessages } from '../../shared/i18n/office/row-list.ts'
import type { Wrong } from '../../shared/ui/forms/read-form.ts'
import { itemBar, troubleText, undoButton, wrongFields } from './item-bar.ts'
import type { ItemDraft, ItemList } from './item-draft.ts'

export interface ItemCards<T extends object> {
  draft: ItemDraft<T>
  list: ItemList<T>
  catalogue: CatalogueData
  locale: Locale
  readonly: boolean
  addLabel: string
  words(item: T, at: number): string
  /** Renders the fields of the open item. */
  form(item: T, wrong: Wrong, isNew: boolean): TemplateResult
  /** Makes an empty item; absent: there is nothing to add. */
  create?: (() => T) | undefined
}

/** @returns a short list of the catalogue as cards. One of them at a time is a form; the others are moved and removed at once. */
export function itemCards<T extends object>(cards: ItemCards<T>): TemplateResult {
  const { draft, list, catalogue, locale, readonly, addLabel, create } = cards
  const items = list.items(catalogue)
  const isNew = draft.value !== undefined && draft.id === undefined
  return html`
    <ol class="cards" data-list=${list.part}>
      ${repeat(
        items,
        (item, at) => list.idOf(item, at),
        (item, at) => itemCard(cards, item, at, items.length),
      )}
      ${isNew ? html`<li class="card" data-item="new">${openForm(cards)}</li>` : nothing}
    </ol>
    <div role="alert">${draft.value === undefined ? troubleText(draft, catalogue, locale) : nothing}</div>
    ${
      readonly || draft.value !== undefined
        ? nothing
        : html`<div class="actions below">
            ${create ? html`<button class="button" data-act="add" @click=${() => draft.openNew(create())}>${addLabel}</button>` : nothing}
            ${undoButton(draft, locale)}
          </div>`
    }
  `
}

function itemCard<T extends object>(cards: ItemCards<T>, item: T, at: number, count: number): TemplateResult {
  const { draft, list, locale, readonly, words } = cards
  const id = list.idOf(item, at)
  if (draft.value !== undefined && draft.id === id)
    return html`<li class="card" data-item=${id}>${openForm(cards)}</li>`
  const name = words(item, at)
  const t = rowListMessages[locale]
  const isOff = draft.busy || draft.value !== undefined
  const move = async (event: Event, by: number) => {
    const button = event.currentTarget as HTMLElement
    await draft.put(id, item, at + by)
    button.focus()
  }
  return html`<li class="card" data-item=${id}>
    <div class="row">
      <strong class="grow">${name}</strong>
      ${
        readonly
          ? nothing
          : html`<button class="button" data-act="change" aria-label="${catalogueMessages[locale].change}: ${name}" ?disabled=${isOff} @click=${() => draft.open(id)}>
                ${catalogueMessages[locale].change}
              </button>
              <button class="button square" data-act="up" aria-label=${t.up(name)} title=${t.up(name)} ?disabled=${isOff || at === 0} @click=${(event: Event) => void move(event, -1)}>↑</button>
              <button class="button square" data-act="down" aria-label=${t.down(name)} title=${t.down(name)} ?disabled=${isOff || at === count - 1} @click=${(event: Event) => void move(event, 1)}>↓</button>
              ${list.isPermanent ? nothing : html`<button class="button square" data-act="remove" aria-label=${t.remove(name)} title=${t.remove(name)} ?disabled=${isOff} @click=${() => void draft.put(id, null)}>✕</button>`}`
      }
    </div>
  </li>`
}

function openForm<T extends object>({ draft, catalogue, locale, form }: ItemCards<T>): TemplateResult {
  const { value } = draft
  if (value === undefined) return html``
  return html`
    ${form(value, wrongFields(draft, locale), draft.id === undefined)} ${itemBar(draft, catalogue, locale)}
    <div><button class="button" data-act="close" ?disabled=${draft.busy} @click=${() => draft.close()}>${catalogueMessages[locale].back}</button></div>
  `
}
