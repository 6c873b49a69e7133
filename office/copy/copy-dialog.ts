import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { LocalizedText } from '../../shared/domain/settings.ts'
import { type SettingsSection, settingsSections } from '../../shared/domain/settings-sections.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { copyOffice } from '../../shared/i18n/office/copy.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import '../../shared/ui/dialog-frame.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { describeChange } from '../audit/describe-setting.ts'
import type { RowContext } from '../audit/describe-value.ts'
import { changeSettings } from '../centre-settings.ts'
import { changesView } from '../history/changes-view.ts'
import { changesStyles } from '../history/history.styles.ts'
import { officeStyles } from '../office.styles.ts'
import type { Office } from '../office.ts'
import { type CopyRow, CopyRun } from './copy-run.ts'

/** The sections that can be copied: which first steps are done, each centre knows for itself. */
const copyable = settingsSections.filter(id => id !== 'first-steps')

/** A centre to which the user may copy. */
export interface CopyTarget {
  id: string
  name: LocalizedText
}

/** Copies sections of the centre's settings to other centres: chooses them, shows what would change, copies, and takes it back. */
@customElement('kezek-copy-dialog')
export class CopyDialog extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    changesStyles,
    css`
      :host {
        --dialog-width: 820px;
      }

      .many {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
      }

      summary {
        min-height: 44px;
        padding: 10px 0;
        cursor: pointer;
      }
    `,
  ]

  @state() private sections: readonly SettingsSection[] = []
  @state() private chosen: readonly string[] = []
  @state() private run: CopyRun | undefined
  @state() private step: 'choose' | 'preview' | 'copy' | 'undo' = 'choose'
  @state() private trouble = ''

  @property({ attribute: false }) office!: Office
  @property() section: SettingsSection = 'windows'
  /** The other centres that the user may change. */
  @property({ attribute: false }) targets: readonly CopyTarget[] = []
  @property({ type: Boolean }) isUnsaved = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.sections = [this.section]
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.run?.stop()
  }

  #preview(): void {
    const t = copyOffice[this.office.locale]
    const { sections, chosen } = this
    this.trouble = sections.length === 0 ? t.chooseSection : chosen.length === 0 ? t.chooseCentre : ''
    if (this.trouble) return
    const plan = { source: this.office.settings, sections, centres: chosen }
    this.run = new CopyRun(plan, changeSettings, () => this.requestUpdate())
    this.step = 'preview'
    void this.run.preview()
  }

  #copy(): void {
    this.step = 'copy'
    void this.run?.copy()
  }

  #undo(): void {
    this.step = 'undo'
    void this.run?.undo()
  }

  #box(
    name: string,
    value: string,
    words: string,
    chosen: readonly string[],
    toggle: (value: string) => void,
  ) {
    return html`<label class="choice">
      <input
        type="checkbox"
        name=${name}
        value=${value}
        .checked=${chosen.includes(value)}
        @change=${() => toggle(value)}
      />
      <span>${words}</span>
    </label>`
  }

  #choose(): TemplateResult {
    const { locale } = this.office
    const t = copyOffice[locale]
    const names = officeMessages[locale].sections
    return html`<p>${t.hint}</p>
      ${this.isUnsaved ? html`<p class="mark warn">${icon('warn')}${t.unsaved}</p>` : nothing}
      <fieldset>
        <legend>${t.sections}</legend>
        <div class="many">
          ${copyable.map(id =>
            this.#box('section', id, names[id], this.sections, () => {
              this.sections = toggled(this.sections, id)
            }),
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>${t.centres}</legend>
        <div class="actions">
          <button
            class="button"
            data-act="every"
            @click=${() => {
              this.chosen = this.targets.map(({ id }) => id)
            }}
          >
            ${t.every}
          </button>
        </div>
        <div class="many">
          ${this.targets.map(({ id, name }) =>
            this.#box('centre', id, name[locale], this.chosen, () => {
              this.chosen = toggled(this.chosen, id)
            }),
          )}
        </div>
      </fieldset>
      <div class="actions">
        <button class="button primary" data-act="preview" @click=${() => this.#preview()}>${t.preview}</button>
      </div>`
  }

  #contextOf({ before }: CopyRow): RowContext {
    const { locale, settings, hall, catalogue } = this.office
    return { locale, settings: before ?? settings, zone: hall.zone, catalogue, names: new Map() }
  }

  #row(row: CopyRow): TemplateResult {
    const { locale } = this.office
    const t = copyOffice[locale]
    const { centre, state, changes, refusal, wrongPlace } = row
    const context = this.#contextOf(row)
    const name = this.targets.find(({ id }) => id === centre)?.name[locale] ?? centre
    const look = state === 'refused' || state === 'changed' ? 'bad' : state === 'waiting' ? '' : 'good'
    return html`<li class="card" data-centre=${centre} data-state=${state}>
      <div class="row"><strong class="grow">${name}</strong><span class="mark ${look}">${t.states[state]}</span></div>
      ${refusal ? html`<p class="trouble">${icon('bad')} ${errorMessage(locale, refusal)}</p>` : nothing}
      ${
        wrongPlace !== undefined
          ? html`<p class="quiet">${t.at(describeChange(context, { path: wrongPlace }).label)} (${refusal?.detail?.problem})</p>`
          : nothing
      }
      ${
        changes.length === 0
          ? nothing
          : html`<details>
              <summary>${t.changes(changes.length)}</summary>
              ${changesView(context, changes)}
            </details>`
      }
    </li>`
  }

  #said(run: CopyRun): string {
    const t = copyOffice[this.office.locale]
    const of = run.rows.length
    if (this.step === 'preview') {
      if (run.done !== undefined) return t.looking(run.done, of)
      return run.countOf('ready') === 0 ? t.nothing : ''
    }
    if (this.step === 'undo')
      return run.done === undefined ? t.undone(run.countOf('undone')) : t.undoing(run.done, of)
    return run.done === undefined ? t.copied(run.countOf('copied')) : t.copying(run.done, of)
  }

  #running(run: CopyRun): TemplateResult {
    const t = copyOffice[this.office.locale]
    const isBusy = run.done !== undefined
    const [ready, copied] = [run.countOf('ready'), run.countOf('copied')]
    const back = () => {
      run.stop()
      this.run = undefined
      this.step = 'choose'
    }
    return html`<p role="status" data-said>${this.#said(run)}</p>
      <ul class="cards">
        ${run.rows.map(row => this.#row(row))}
      </ul>
      <div class="actions">
        ${
          this.step === 'preview' && ready > 0
            ? html`<button class="button primary" data-act="copy" ?disabled=${isBusy} @click=${() => this.#copy()}>
                ${t.copy(ready)}
              </button>`
            : nothing
        }
        ${
          this.step !== 'preview' && copied > 0
            ? html`<button class="button" data-act="undo" ?disabled=${isBusy} @click=${() => this.#undo()}>
                ${t.undo}
              </button>`
            : nothing
        }
        ${this.step === 'preview' ? html`<button class="button" data-act="back" @click=${back}>${t.back}</button>` : nothing}
      </div>`
  }

  override render(): TemplateResult {
    const t = copyOffice[this.office.locale]
    return html`<kezek-dialog .heading=${t.title} .closeLabel=${t.close} .trouble=${this.trouble}>
      ${this.run ? this.#running(this.run) : this.#choose()}
    </kezek-dialog>`
  }
}

function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter(one => one !== value) : [...list, value]
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-copy-dialog': CopyDialog
  }
}
