import { html, type TemplateResult } from 'lit'
import type { CatalogueData, Centre, Group, PurposeTitles } from '../../shared/catalogue/schema.ts'
import { ticketLetters } from '../../shared/domain/ticket-number.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { organisationMessages } from '../../shared/i18n/office/organisation.ts'
import { countField } from '../../shared/ui/forms/count-field.ts'
import { noText } from '../../shared/ui/forms/languages-field.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { tickList } from '../../shared/ui/forms/tick-list.ts'
import { centreFields } from '../centre/centre-form.ts'
import '../forms/row-list.ts'
import { replaced } from '../list.ts'
import type { CatalogueEntitlement, CatalogueWindow } from './lists.ts'
import { type FormOf, textOf, withoutField } from './service-context.ts'

type Bring = NonNullable<PurposeTitles['bring']>[number]

/** @param letters the letters that a new group may have; empty: the group keeps its own */
export function groupForm(
  { item, locale, wrong, edit }: FormOf<Group>,
  letters: readonly Group['letter'][],
): TemplateResult {
  return html`
    ${
      letters.length === 0
        ? html`<h3>${item.letter}</h3>`
        : selectField({
            name: 'letter',
            label: fieldNames[locale].letter,
            options: letters.map(letter => [letter, letter] as const),
            value: item.letter,
            wrong: wrong.letter ?? wrong[''],
            onChange: letter => edit({ ...item, letter }),
          })
    }
    ${titleOf({ item, locale, wrong, edit })}
  `
}

export function entitlementForm(form: FormOf<CatalogueEntitlement>): TemplateResult {
  return titleOf(form)
}

/** @returns the forms of a purpose: its titles for visitors, staff and signs, its letter, and what visitors bring */
export function purposeForm({ item, locale, wrong, edit }: FormOf<PurposeTitles>): TemplateResult {
  const names = fieldNames[locale]
  const t = organisationMessages[locale]
  const { bring = [] } = item
  const setBring = (next: readonly Bring[]) => edit({ ...item, bring: [...next] })
  const text = (name: 'hint' | 'staffTitle' | 'sign') =>
    textOf(
      { locale, wrong },
      { name, label: names[name], value: item[name], onInput: value => edit({ ...item, [name]: value }) },
    )
  return html`
    <h3>${names[item.id]}</h3>
    ${titleOf({ item, locale, wrong, edit })} ${text('hint')} ${text('staffTitle')} ${text('sign')}
    ${selectField<Group['letter'] | ''>({
      name: 'letter',
      label: names.letter,
      options: [['', names.group], ...ticketLetters.map(letter => [letter, letter] as const)],
      value: item.letter ?? '',
      wrong: wrong.letter,
      onChange: letter => edit(letter === '' ? withoutField(item, 'letter') : { ...item, letter }),
    })}
    <kezek-row-list
      data-rows="bring"
      .label=${names.bring}
      .rowName=${t.bring}
      .addLabel=${t.addBring}
      .locale=${locale}
      .rows=${bring}
      .row=${(paper: Bring, at: number) =>
        textOf(
          { locale, wrong },
          {
            name: `bring.${at}`,
            label: `${t.bring} ${at + 1}`,
            value: paper,
            isNeeded: true,
            onInput: value => setBring(replaced(bring, at, value)),
          },
        )}
      .create=${() => noText}
      .wrong=${wrong.bring}
      @kezek-rows-change=${(event: CustomEvent<readonly Bring[]>) => setBring(event.detail)}
    ></kezek-row-list>
  `
}

/** @returns the form of a centre in the list of all centres */
export function centreForm(form: FormOf<Centre>): TemplateResult {
  const { item, locale, wrong, edit } = form
  return html`
    <h3>${item.name[locale] || organisationMessages[locale].newCentre}</h3>
    ${countField({
      name: 'number',
      label: fieldNames[locale].number,
      value: item.number || null,
      hint: organisationMessages[locale].numberHint,
      // The server names the centre, not its field, where another one has the number.
      wrong: wrong.number ?? wrong[''],
      // An empty field is no number: the server says so beside it.
      onInput: number => edit({ ...item, number: number ?? 0 }),
    })}
    ${centreFields({ ...form, readonly: false }, undefined)}
  `
}

/** @returns the form of a window of new centres: which purposes and groups it serves */
export function windowForm(
  { item, locale, wrong, edit }: FormOf<CatalogueWindow>,
  { purposes, groups }: CatalogueData,
): TemplateResult {
  const names = fieldNames[locale]
  return html`
    <h3>${catalogueMessages[locale].window}</h3>
    ${tickList({
      name: 'purposes',
      label: names.purposes,
      options: purposes.map(({ id, title, staffTitle = title }) => [id, staffTitle[locale]] as const),
      ticked: item.purposes,
      wrong: wrong.purposes ?? wrong[''],
      onChange: ticked => edit({ ...item, purposes: ticked }),
    })}
    ${tickList({
      name: 'groups',
      label: names.groups,
      options: groups.map(({ letter, title }) => [letter, `${letter} · ${title[locale]}`] as const),
      ticked: item.groups,
      wrong: wrong.groups,
      onChange: ticked => edit({ ...item, groups: ticked }),
    })}
  `
}

function titleOf<T extends { title: Group['title'] }>({
  item,
  locale,
  wrong,
  edit,
}: FormOf<T>): TemplateResult {
  return textOf(
    { locale, wrong },
    {
      name: 'title',
      label: fieldNames[locale].title,
      value: item.title,
      isNeeded: true,
      onInput: title => edit({ ...item, title }),
    },
  )
}
