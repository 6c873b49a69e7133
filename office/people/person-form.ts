import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PersonRow } from '../../shared/contract/people.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { hasCentres } from '../../shared/domain/person.ts'
import { type StaffRole, staffRoles } from '../../shared/domain/roles.ts'
import { textLimits } from '../../shared/domain/text-limits.ts'
import { account } from '../../shared/i18n/account/account.ts'
import { peopleOffice } from '../../shared/i18n/office/people.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import type { LoadedCatalogue } from '../../shared/ui/catalogue-client.ts'
import { focusWrong, readForm, type Wrong } from '../../shared/ui/forms/read-form.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { textField } from '../../shared/ui/forms/text-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

const fields = ['surname', 'name', 'patronymic', 'post', 'login'] as const
const needed = ['surname', 'name', 'post', 'login'] as const

/** A person's data as typed. */
export interface TypedPerson extends Record<(typeof fields)[number], string> {
  role: StaffRole
  centres: string[]
}

/** A form that adds or changes one person. */
@customElement('kezek-person-form')
export class PersonForm extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      form {
        display: grid;
        gap: 14px;
      }

      .centres {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr));
        max-height: 260px;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 10px;
      }
    `,
  ]

  @state() private wrong: Wrong = {}
  @state() private chosenRole: StaffRole | undefined

  /** The person to change; undefined adds a new one. */
  @property({ attribute: false }) person: PersonRow | undefined
  @property({ attribute: false }) centres: LoadedCatalogue['centres'] = []
  @property() locale: Locale = 'kk'
  /** The centre that is preselected for a new person. */
  @property() centre = ''
  @property({ type: Boolean }) busy = false
  /** Errors that the server found, by field. */
  @property({ attribute: false }) refused: Wrong = {}

  get #role(): StaffRole {
    return this.chosenRole ?? this.person?.role ?? 'inspector'
  }

  get #hasCentres(): boolean {
    return hasCentres(this.#role)
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('refused') && Object.keys(this.refused).length > 0) focusWrong(this.renderRoot)
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.busy) return
    const form = event.target as HTMLFormElement
    const t = peopleOffice[this.locale]
    const { typed, wrong } = readForm(form, fields, needed, t.needed)
    const centres = this.#hasCentres ? new FormData(form).getAll('centres').map(String) : []
    this.refused = {}
    this.wrong = this.#hasCentres && centres.length === 0 ? { ...wrong, centres: t.chooseCentre } : wrong
    if (Object.keys(this.wrong).length === 0) {
      const detail: TypedPerson = { ...typed, role: this.#role, centres }
      this.dispatchEvent(new CustomEvent('kezek-person-typed', { detail }))
    }
    await this.updateComplete
    focusWrong(this.renderRoot)
  }

  #centres(wrong: Wrong): TemplateResult {
    const t = peopleOffice[this.locale]
    if (!this.#hasCentres) return html`<p><strong>${t.centres}</strong>: ${t.allCentres}</p>`
    const own = this.person?.centres ?? [this.centre]
    return html`<fieldset aria-describedby="centres-wrong">
      <legend>${t.centres}</legend>
      <div class="centres">
        ${this.centres.map(
          ({ id, name }) => html`<label class="choice">
            <input
              type="checkbox"
              name="centres"
              value=${id}
              aria-invalid=${wrong.centres !== undefined}
              .defaultChecked=${own.includes(id)}
            />
            <span>${name[this.locale]}</span>
          </label>`,
        )}
      </div>
      ${wrongText('centres-wrong', wrong.centres)}
    </fieldset>`
  }

  override render(): TemplateResult {
    const t = peopleOffice[this.locale]
    const { person } = this
    const wrong = { ...this.refused, ...this.wrong }
    const text = (
      name: (typeof fields)[number],
      label: string,
      hint?: string,
      maxlength: number = textLimits.name,
    ) => textField({ name, label, wrong, maxlength, value: person?.[name] ?? '', ...(hint && { hint }) })
    return html`<form class="card" novalidate aria-labelledby="title" @submit=${this.#submit}>
      <h3 id="title">${person ? t.editOf([person.surname, person.name].join(' ')) : t.addTitle}</h3>
      <div role="alert">${wrong[''] ? html`<p class="trouble">${wrong['']}</p>` : nothing}</div>
      <div class="fields">
        ${text('surname', t.surname)} ${text('name', t.givenName)} ${text('patronymic', t.patronymic, t.optional)}
        ${text('post', t.post, undefined, textLimits.post)} ${text('login', t.login, t.loginHint, textLimits.login)}
        ${selectField({
          name: 'role',
          label: t.role,
          options: staffRoles.map(role => [role, account[this.locale].roles[role]] as const),
          value: this.#role,
          onChange: role => {
            this.chosenRole = role
          },
        })}
      </div>
      ${this.#centres(wrong)}
      <div class="actions">
        <button class="button primary" aria-disabled=${this.busy}>${t.save}</button>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent('kezek-form-left'))}>
          ${t.cancel}
        </button>
      </div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-person-form': PersonForm
  }
  interface HTMLElementEventMap {
    'kezek-person-typed': CustomEvent<TypedPerson>
    'kezek-form-left': CustomEvent
  }
}
