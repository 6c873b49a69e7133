import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { numberProblem } from '../../shared/i18n/common/forms.ts'
import { rulesMessages } from '../../shared/i18n/office/rules.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { localizedField } from '../../shared/ui/forms/localized-field.ts'
import { numberField } from '../../shared/ui/forms/number-field.ts'
import { focusWrong } from '../../shared/ui/forms/read-form.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { Draft } from '../draft.ts'
import { moved, replaced, without } from '../list.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import { readOnlyNote, saveBar } from '../save-bar.ts'
import { wrongAt } from '../wrong-at.ts'
import {
  type Entitlement,
  hasMistake,
  newEntitlement,
  type RuleNumber,
  type Rules,
  rulesPart,
} from './rules-part.ts'

const policies = ['everywhere', 'as-ordered'] as const satisfies readonly CentreSettings['policy'][]

/** In which order visitors are called, who is called out of turn, and when no tickets are issued. */
@customElement('kezek-rules-section')
export class RulesSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      section {
        display: grid;
        gap: 14px;
        margin-bottom: 28px;
      }

      .card > .row {
        align-items: start;
      }

      .policy {
        display: grid;
        gap: 2px;
        margin-bottom: 14px;
      }

      .cards + .actions {
        margin-top: 12px;
      }
    `,
  ]

  readonly #draft = new Draft<Rules>(this, rulesPart)

  /** What was removed, for screen readers. */
  @state() private said = ''

  @property({ attribute: false }) office!: Office

  get hasUnsavedDraft(): boolean {
    return this.#draft.changed
  }

  /** Saves where nothing is wrong; otherwise moves the focus to the first mistake. */
  async saveDraft(): Promise<boolean> {
    if (!hasMistake(this.#draft.value)) return this.#draft.save()
    focusWrong(this.renderRoot)
    return false
  }

  #edit(change: Partial<Rules>): void {
    this.#draft.edit({ ...this.#draft.value, ...change })
  }

  /** @returns the place that the last save found wrong, in words. */
  get #wrongPlace(): string | undefined {
    const { wrong } = this.#draft
    if (!wrong) return undefined
    const t = rulesMessages[this.office.locale]
    const [field = '', at] = wrong.path.split('.')
    if (field === 'entitlements') return this.#nameOf(this.#draft.value.entitlements[Number(at)])
    const names: Readonly<Record<string, string>> = {
      policy: t.policy,
      ordinaryAfter: t.ordinaryAfter,
      maxWaiting: t.maxWaiting,
      lastTicketMinutes: t.lastTicketMinutes,
      noShowAfter: t.noShowAfter,
    }
    return names[field] ?? t.rules
  }

  #nameOf(entitlement: Entitlement | undefined): string {
    const { locale } = this.office
    return entitlement?.title[locale] || rulesMessages[locale].unnamed
  }

  #number(name: RuleNumber, label: string, does: (value: number) => string): TemplateResult {
    const { locale } = this.office
    const value = this.#draft.value[name]
    return numberField({
      name,
      label,
      locale,
      limits: settingsLimits[name],
      value,
      hint: numberProblem(locale, value, settingsLimits[name]) === undefined ? does(value) : undefined,
      wrong: wrongAt(this.#draft.wrong, name, locale),
      onChange: number => this.#edit({ [name]: number }),
    })
  }

  #policy(): TemplateResult {
    const t = rulesMessages[this.office.locale]
    const { policy } = this.#draft.value
    return html`<fieldset class="policy">
      <legend>${t.policy}</legend>
      ${policies.map(
        one => html`<label class="choice">
          <input
            type="radio"
            name="policy"
            value=${one}
            .checked=${policy === one}
            @change=${() => this.#edit({ policy: one })}
          />
          <span>${t.policies[one]}</span>
        </label>`,
      )}
      <p class="hint" role="status">${t.policyDoes[policy]}</p>
    </fieldset>`
  }

  async #move(at: number, by: number, act: 'up' | 'down'): Promise<void> {
    const { entitlements } = this.#draft.value
    this.#edit({ entitlements: moved(entitlements, at, by) })
    await this.updateComplete
    const card = this.renderRoot.querySelector(`[data-at="${at + by}"]`)
    const button = card?.querySelector<HTMLElement>(`[data-act=${act}]:not(:disabled)`)
    ;(button ?? card?.querySelector<HTMLElement>('button:not(:disabled)'))?.focus()
  }

  async #remove(at: number): Promise<void> {
    const { entitlements } = this.#draft.value
    this.said = rulesMessages[this.office.locale].removing(this.#nameOf(entitlements[at]))
    this.#edit({ entitlements: without(entitlements, at) })
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[data-act=add]')?.focus()
  }

  async #add(entitlement: Entitlement): Promise<void> {
    const { entitlements } = this.#draft.value
    this.#edit({ entitlements: [...entitlements, entitlement] })
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-at="${entitlements.length}"] input`)?.focus()
  }

  #entitlement(entitlement: Entitlement, at: number, count: number): TemplateResult {
    const { locale } = this.office
    const t = rulesMessages[locale]
    const name = this.#nameOf(entitlement)
    const button = (act: string, sign: string, label: string, isOff: boolean, press: () => unknown) =>
      html`<button class="button square" data-act=${act} aria-label=${label} title=${label} ?disabled=${isOff} @click=${press}>
        ${sign}
      </button>`
    return html`<li class="card" data-at=${at} data-entitlement=${entitlement.id}>
      <div class="row">
        <div class="grow">
          ${localizedField({
            name: `title-${at}`,
            label: `${at + 1}. ${name}`,
            locale,
            value: entitlement.title,
            wrong: wrongAt(this.#draft.wrong, `entitlements.${at}`, locale),
            onChange: (title = { kk: '', ru: '', en: '' }) => {
              const { entitlements } = this.#draft.value
              this.#edit({ entitlements: replaced(entitlements, at, { ...entitlement, title }) })
            },
          })}
        </div>
        ${button('up', '↑', t.up(name), at === 0, () => this.#move(at, -1, 'up'))}
        ${button('down', '↓', t.down(name), at === count - 1, () => this.#move(at, 1, 'down'))}
        ${button('remove', '✕', t.remove(name), false, () => this.#remove(at))}
      </div>
    </li>`
  }

  #entitlements(): TemplateResult {
    const { locale, catalogue } = this.office
    const t = rulesMessages[locale]
    const { entitlements } = this.#draft.value
    const missing = catalogue.entitlements.filter(({ id }) => !entitlements.some(own => own.id === id))
    const { max } = settingsLimits.entitlements
    return html`<section aria-labelledby="entitlements">
      <h3 id="entitlements">${t.entitlements}</h3>
      <p class="quiet">${entitlements.length > 0 ? t.entitlementsHint : t.noEntitlements}</p>
      <fieldset ?disabled=${!mayChangeSettings(this.office)}>
        <ol class="cards">
          ${repeat(
            entitlements,
            ({ id }) => id,
            (entitlement, at) => this.#entitlement(entitlement, at, entitlements.length),
          )}
        </ol>
        ${
          entitlements.length < max
            ? html`<div class="actions">
                <button class="button" data-act="add" @click=${() => void this.#add(newEntitlement({ kk: '', ru: '', en: '' }))}>
                  ${t.ownEntitlement}
                </button>
                ${missing.map(
                  entitlement => html`<button class="button" data-add=${entitlement.id} @click=${() => void this.#add(entitlement)}>
                    ${t.addFromCatalogue}: ${entitlement.title[locale]}
                  </button>`,
                )}
              </div>`
            : html`<p class="hint">${t.noMore(max)}</p>`
        }
      </fieldset>
      <p class="visually-hidden" role="status">${this.said}</p>
    </section>`
  }

  override render() {
    const { office } = this
    const t = rulesMessages[office.locale]
    return html`
      <div class="head">
        <h2>${t.rules}</h2>
        <p class="quiet">${t.hint}</p>
        ${readOnlyNote(office)}
      </div>
      <section aria-labelledby="order">
        <h3 id="order">${t.order}</h3>
        <fieldset ?disabled=${!mayChangeSettings(office)}>
          ${this.#policy()} ${this.#number('ordinaryAfter', t.ordinaryAfter, t.ordinaryAfterDoes)}
        </fieldset>
      </section>
      ${this.#entitlements()}
      <section aria-labelledby="limits">
        <h3 id="limits">${t.limits}</h3>
        <fieldset class="fields" ?disabled=${!mayChangeSettings(office)}>
          ${this.#number('maxWaiting', t.maxWaiting, t.maxWaitingDoes)}
          ${this.#number('lastTicketMinutes', t.lastTicketMinutes, t.lastTicketDoes)}
          ${this.#number('noShowAfter', t.noShowAfter, t.noShowDoes)}
        </fieldset>
      </section>
      ${saveBar(this.#draft, office, this.#wrongPlace, () => this.saveDraft())}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-rules-section': RulesSection
  }
}
