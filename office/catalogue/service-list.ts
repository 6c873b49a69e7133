import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { CatalogueData, Service } from '../../shared/catalogue/schema.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

/** Lists the services of the catalogue by group, and finds them by words in any language. */
@customElement('kezek-service-list')
export class ServiceList extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
        align-items: end;
        margin-bottom: 16px;
      }

      .tools label {
        flex: 1 1 260px;
      }

      section {
        margin-bottom: 20px;
      }

      ul {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      li + li {
        border-top: 1px solid var(--line);
      }

      .service {
        display: grid;
        gap: 2px;
        width: 100%;
        min-height: 44px;
        padding: 10px 14px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      .service:hover {
        background: var(--brand-soft);
      }

      .name {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 10px;
        font-weight: 600;
      }
    `,
  ]

  @state() private typed = ''

  @property({ attribute: false }) catalogue!: CatalogueData
  @property() locale: Locale = 'kk'
  @property({ type: Boolean }) readonly = false

  #isSought({ id, title, kioskTitle }: Service): boolean {
    const words = this.typed.trim().toLocaleLowerCase(this.locale)
    const texts = [id, ...locales.flatMap(locale => [title[locale], kioskTitle[locale]])]
    return texts.some(text => text.toLocaleLowerCase(this.locale).includes(words))
  }

  #send(name: 'kezek-service-open' | 'kezek-service-add', detail?: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }))
  }

  #service({ id, title, kioskTitle, retired }: Service): TemplateResult {
    const { locale } = this
    return html`<li>
      <button class="service" data-service=${id} @click=${() => this.#send('kezek-service-open', id)}>
        <span class="name">
          ${kioskTitle[locale]}
          ${retired ? html`<span class="mark warn">${icon('closed')}${catalogueMessages[locale].retired}</span>` : nothing}
        </span>
        <span class="hint">${title[locale]}</span>
      </button>
    </li>`
  }

  #group(heading: string, services: readonly Service[]): TemplateResult | typeof nothing {
    if (services.length === 0) return nothing
    return html`<section>
      <h3>${heading}</h3>
      <ul>
        ${repeat(
          services,
          ({ id }) => id,
          service => this.#service(service),
        )}
      </ul>
    </section>`
  }

  override render() {
    const { catalogue, locale } = this
    const t = catalogueMessages[locale]
    const found = catalogue.services.filter(service => this.#isSought(service))
    const letters = new Set(catalogue.groups.map(({ letter }) => letter))
    return html`
      <div class="tools">
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
          this.readonly
            ? nothing
            : html`<button class="button primary" data-act="add" @click=${() => this.#send('kezek-service-add')}>${t.addService}</button>`
        }
      </div>
      <div role="status">${found.length === 0 ? html`<p>${t.noneFound}</p>` : nothing}</div>
      ${catalogue.groups.map(({ letter, title }) =>
        this.#group(
          `${letter} · ${title[locale]}`,
          found.filter(({ group }) => group === letter),
        ),
      )}
      ${this.#group(
        t.notSaid,
        found.filter(({ group }) => !letters.has(group)),
      )}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-service-list': ServiceList
  }
  interface HTMLElementEventMap {
    'kezek-service-open': CustomEvent<string>
    'kezek-service-add': CustomEvent<undefined>
  }
}
