import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { GivenCode, PersonRow } from '../../shared/contract/people.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { peopleOffice } from '../../shared/i18n/office/people.ts'
import { callApi } from '../../shared/ui/api.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import type { Wrong } from '../../shared/ui/forms/read-form.ts'
import { icon } from '../../shared/ui/icons.ts'
import { randomId } from '../../shared/ui/random-id.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { Retry } from '../../shared/ui/retry.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import type { Office } from '../office.ts'
import './given-code.ts'
import './person-card.ts'
import type { PersonAct } from './person-card.ts'
import './person-form.ts'
import type { TypedPerson } from './person-form.ts'

/** Lists the people who work at the centre. An administrator adds and changes them; others can only view them. */
@customElement('kezek-people-section')
export class PeopleSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 12px;
        margin-bottom: 16px;
      }

      .tools label {
        flex: 1 1 260px;
      }
    `,
  ]

  readonly #retry = new Retry(this, () => this.#load())

  @state() private people: readonly PersonRow[] | undefined
  @state() private typed = ''
  @state() private form: { person?: PersonRow } | undefined
  @state() private given: GivenCode | undefined
  @state() private refusal: Refusal | undefined
  @state() private wrong: Wrong = {}
  @state() private done = ''
  @state() private isBusy = false

  @property({ attribute: false }) office!: Office

  /** The user may add and change the people of all centres. */
  get #mayChange(): boolean {
    return mayDo(this.office.role, 'person:change')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    const path = this.#mayChange ? '/api/people' : `/api/people?centre=${this.office.centre}`
    const answer = await callApi<PersonRow[]>('GET', path)
    this.refusal = answer.ok ? undefined : answer.error
    this.#retry.heard(this.refusal)
    const nameOf = ({ surname, name }: PersonRow) => `${surname} ${name}`
    if (answer.ok) this.people = answer.reply.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
  }

  async #save(typed: TypedPerson): Promise<void> {
    const { person } = this.form ?? {}
    this.isBusy = true
    this.done = ''
    const asked = { requestId: randomId(), person: typed }
    const answer = person
      ? await callApi<PersonRow>('PUT', `/api/people/${person.id}`, {
          ...asked,
          base: person.version,
          isActive: person.isActive,
        })
      : await callApi<GivenCode>('POST', '/api/people', asked)
    this.isBusy = false
    if (!answer.ok) {
      const { field } = answer.error.detail ?? {}
      this.wrong = {
        [typeof field === 'string' ? field : '']: errorMessage(this.office.locale, answer.error),
      }
      return
    }
    this.form = undefined
    this.wrong = {}
    this.done = peopleOffice[this.office.locale].saved
    if ('code' in answer.reply) this.given = answer.reply
    await this.#load()
  }

  async #act(person: PersonRow, act: PersonAct): Promise<void> {
    this.done = ''
    this.given = undefined
    if (act === 'edit') {
      this.form = { person }
      return
    }
    if (act === 'activate' || act === 'deactivate') return this.#setActive(person, act === 'activate')
    const path = `/api/people/${person.id}/${act}`
    const answer = await callApi<GivenCode>('POST', path, { requestId: randomId() })
    if (answer.ok && act === 'reset-password') this.given = answer.reply
    if (answer.ok && act === 'end-sessions') this.done = peopleOffice[this.office.locale].sessionsEnded
    await this.#load()
    if (!answer.ok) this.refusal = answer.error
  }

  async #setActive(row: PersonRow, isActive: boolean): Promise<void> {
    const { id, login, surname, name, patronymic, post, role, centres, version } = row
    const person = { login, surname, name, patronymic, post, role, centres }
    const asked = { requestId: randomId(), base: version, person, isActive }
    const answer = await callApi('PUT', `/api/people/${id}`, asked)
    await this.#load()
    if (!answer.ok) this.refusal = answer.error
  }

  #list(): TemplateResult {
    const { locale, catalogue } = this.office
    const t = peopleOffice[locale]
    if (!this.people) return html`<p role="status">${this.refusal ? nothing : t.connecting}</p>`
    if (this.people.length === 0) return html`<p>${t.none}</p>`
    const sought = this.typed.trim().toLowerCase()
    const found = this.people.filter(({ surname, name, login }) =>
      `${surname} ${name} ${login}`.toLowerCase().includes(sought),
    )
    if (found.length === 0) return html`<p role="status">${t.noneFound}</p>`
    return html`<ul class="cards">
      ${repeat(
        found,
        ({ id }) => id,
        person => html`<li>
          <kezek-person-card
            data-person=${person.login}
            .person=${person}
            .centres=${catalogue.centres}
            .locale=${locale}
            .mayChange=${this.#mayChange}
            @kezek-person-act=${({ detail }: CustomEvent<PersonAct>) => void this.#act(person, detail)}
          ></kezek-person-card>
        </li>`,
      )}
    </ul>`
  }

  #tools(): TemplateResult {
    const t = peopleOffice[this.office.locale]
    return html`<div class="tools">
      <label>
        <span class="label">${t.search}</span>
        <input
          class="field"
          type="search"
          .value=${this.typed}
          @input=${(event: InputEvent) => {
            this.typed = (event.target as HTMLInputElement).value
          }}
        />
      </label>
      ${
        this.#mayChange
          ? html`<button
              class="button primary"
              data-act="add"
              @click=${() => {
                this.form = {}
                this.given = undefined
              }}
            >
              ${t.add}
            </button>`
          : html`<p class="quiet">${t.readOnly}</p>`
      }
    </div>`
  }

  override render(): TemplateResult {
    const { locale, centre, catalogue } = this.office
    const t = peopleOffice[locale]
    const { form, given } = this
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
      </div>
      ${refusedView(this.refusal, this.#retry, locale)}
      <div role="status">${this.done ? html`<p class="mark good">${icon('good')}${this.done}</p>` : nothing}</div>
      ${given?.code ? html`<kezek-given-code .locale=${locale} .given=${given}></kezek-given-code>` : nothing}
      ${
        form
          ? html`<kezek-person-form
              .person=${form.person}
              .centres=${catalogue.centres}
              .centre=${centre}
              .locale=${locale}
              .busy=${this.isBusy}
              .refused=${this.wrong}
              @kezek-person-typed=${({ detail }: CustomEvent<TypedPerson>) => void this.#save(detail)}
              @kezek-form-left=${() => {
                this.form = undefined
                this.wrong = {}
              }}
            ></kezek-person-form>`
          : html`${this.#tools()} ${this.#list()}`
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-people-section': PeopleSection
  }
}
