import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PersonRow } from '../../shared/contract/people.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { account } from '../../shared/i18n/account/account.ts'
import { peopleOffice } from '../../shared/i18n/office/people.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

/** An administrator's actions on one person. */
export type PersonAct = 'edit' | 'reset-password' | 'end-sessions' | 'activate' | 'deactivate'

/** One person: name, role, centres, and whether they can sign in. */
@customElement('kezek-person-card')
export class PersonCard extends LitElement {
  static override styles = [baseStyles, staffStyles, officeStyles]

  @state() private isAsking = false

  @property({ attribute: false }) person!: PersonRow
  @property({ attribute: false }) centres: LoadedCatalogue['centres'] = []
  @property() locale: Locale = 'kk'
  @property({ type: Boolean }) mayChange = false

  get #name(): string {
    const { surname, name, patronymic } = this.person
    return [surname, name, patronymic].filter(Boolean).join(' ')
  }

  #act(act: PersonAct): void {
    this.isAsking = false
    this.dispatchEvent(new CustomEvent<PersonAct>('kezek-person-act', { detail: act }))
  }

  #mark(): TemplateResult | typeof nothing {
    const t = peopleOffice[this.locale]
    const { isActive, hasPassword, codeUntil } = this.person
    if (!isActive) return html`<span class="mark">${icon('closed')}${t.left}</span>`
    if (codeUntil !== undefined) return html`<span class="mark warn">${icon('warn')}${t.hasCode}</span>`
    return hasPassword ? nothing : html`<span class="mark warn">${icon('warn')}${t.noPassword}</span>`
  }

  #actions(): TemplateResult {
    const t = peopleOffice[this.locale]
    const { isActive } = this.person
    const button = (act: PersonAct, words: string) =>
      html`<button class="button" data-act=${act} @click=${() => this.#act(act)}>${words}</button>`
    if (!isActive) return html`<div class="actions">${button('activate', t.activate)}</div>`
    return html`<div class="actions">
      <button class="button" aria-label=${t.editOf(this.#name)} @click=${() => this.#act('edit')}>${t.edit}</button>
      <button
        class="button"
        data-act="ask"
        aria-expanded=${this.isAsking}
        @click=${() => {
          this.isAsking = !this.isAsking
        }}
      >
        ${t.reset}
      </button>
      ${button('end-sessions', t.endSessions)} ${button('deactivate', t.deactivate)}
    </div>`
  }

  override render(): TemplateResult {
    const t = peopleOffice[this.locale]
    const { role, post, login, centres } = this.person
    const names = this.centres.filter(({ id }) => centres.includes(id)).map(({ name }) => name[this.locale])
    return html`<div class="card">
      <div class="row">
        <div class="grow">
          <h3>${this.#name}</h3>
          <p class="quiet">${account[this.locale].roles[role]} · ${post} · ${login}</p>
          <p class="quiet">${names.length > 0 ? names.join(', ') : t.allCentres}</p>
        </div>
        ${this.#mark()}
      </div>
      ${this.mayChange ? this.#actions() : nothing}
      ${
        this.isAsking
          ? html`<div class="trouble" role="alert">
              <p>${t.resetSure(this.#name)}</p>
              <div class="actions">
                <button class="button danger sure" data-act="reset" @click=${() => this.#act('reset-password')}>
                  ${t.yesReset}
                </button>
                <button
                  class="button"
                  @click=${() => {
                    this.isAsking = false
                  }}
                >
                  ${t.no}
                </button>
              </div>
            </div>`
          : nothing
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-person-card': PersonCard
  }
  interface HTMLElementEventMap {
    'kezek-person-act': CustomEvent<PersonAct>
  }
}
