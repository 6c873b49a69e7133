import { html, nothing, type TemplateResult } from 'lit'
import type { Centre } from '../../shared/catalogue/schema.ts'
import { textLimits } from '../../shared/domain/text-limits.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { centreMessages } from '../../shared/i18n/office/centre.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { type FormOf, textOf, withoutField } from '../catalogue/service-context.ts'
import '../forms/row-list.ts'
import { replaced } from '../list.ts'

type CentreForm = FormOf<Centre> & { readonly: boolean }

/** @param savedMap a link to open the map; undefined: there is none yet. @returns what visitors are shown about a centre */
export function centreFields(form: CentreForm, savedMap: string | undefined): TemplateResult {
  return html`
    ${text(form, 'name', true)} ${text(form, 'address', true)} ${phones(form)} ${mapField(form, savedMap)}
    ${text(form, 'director')} ${text(form, 'reception')} ${text(form, 'complaints')}
  `
}

function text(
  { item, locale, wrong, edit }: CentreForm,
  name: 'name' | 'address' | 'director' | 'reception' | 'complaints',
  isNeeded = false,
): TemplateResult {
  return textOf(
    { locale, wrong },
    {
      name,
      label: fieldNames[locale][name],
      value: item[name],
      isNeeded,
      onInput: value => edit({ ...item, [name]: value }),
    },
  )
}

function phones({ item, locale, wrong, readonly, edit }: CentreForm): TemplateResult {
  const t = catalogueMessages[locale]
  const set = (phones: readonly string[]) => edit({ ...item, phones: [...phones] })
  return html`<kezek-row-list
    data-rows="phones"
    .label=${fieldNames[locale].phones}
    .rowName=${t.phone}
    .addLabel=${t.addPhone}
    .locale=${locale}
    .rows=${item.phones}
    .row=${(phone: string, at: number) => html`<input
        class="field"
        type="tel"
        aria-label="${t.phone} ${at + 1}"
        maxlength=${textLimits.name}
        aria-invalid=${wrong[`phones.${at}`] !== undefined}
        .value=${phone}
        @input=${(event: InputEvent) => set(replaced(item.phones, at, (event.target as HTMLInputElement).value))}
      />
      ${wrongText(`phone-${at}-wrong`, wrong[`phones.${at}`])}`}
    .create=${() => ''}
    .wrong=${wrong.phones}
    .readonly=${readonly}
    @kezek-rows-change=${(event: CustomEvent<readonly string[]>) => set(event.detail)}
  ></kezek-row-list>`
}

function mapField({ item, locale, wrong, edit }: CentreForm, savedMap: string | undefined): TemplateResult {
  const t = centreMessages[locale]
  return html`<div>
    <label class="label" for="map">${fieldNames[locale].map}</label>
    <input
      class="field"
      id="map"
      type="url"
      aria-invalid=${wrong.map !== undefined}
      aria-describedby="map-hint"
      maxlength=${textLimits.description}
      .value=${item.map ?? ''}
      @input=${(event: InputEvent) => {
        const typed = (event.target as HTMLInputElement).value
        edit(typed === '' ? withoutField(item, 'map') : { ...item, map: typed })
      }}
    />
    <p class="hint" id="map-hint">${t.mapHint}</p>
    ${wrongText('map-wrong', wrong.map)}
    ${savedMap?.startsWith('https://') ? html`<p><a href=${savedMap} target="_blank" rel="noreferrer">${t.openMap}</a></p>` : nothing}
  </div>`
}
