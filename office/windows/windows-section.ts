import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { isOn } from '../../shared/catalogue/effective.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { CounterSettings } from '../../shared/domain/settings.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { windowsMessages } from '../../shared/i18n/office/windows.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { focusWrong } from '../../shared/ui/forms/read-form.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { Draft } from '../draft.ts'
import { queueInWords } from '../effect-words.ts'
import { replaced, without } from '../list.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import { type GridRows, gridRows } from '../queue-grid/rows.ts'
import { readOnlyNote, saveBar } from '../save-bar.ts'
import { wrongAt } from '../wrong-at.ts'
import './window-editor.ts'
import type { RefusedFields } from './window-editor.ts'
import { windowState, windowSummary } from './window-summary.ts'
import {
  firstMistake,
  mistakesOf,
  queuesWithoutWindow,
  type Windows,
  windowsPart,
  withNewWindow,
} from './windows-part.ts'

/** Queues without a window that are named before the user asks for all. */
const maxUncovered = 5

/** The windows of the centre: which queues each serves, where it is, and what its sign says. */
@customElement('kezek-windows-section')
export class WindowsSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .window > .row h3 {
        min-width: 7rem;
      }

      .window > .row > .grow {
        flex-basis: 260px;
      }

      .window .actions {
        flex-wrap: nowrap;
        margin-left: auto;
      }

      .serves {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .serves li {
        padding: 2px 8px;
        border-radius: 8px;
        background: var(--ground-2);
        overflow-wrap: anywhere;
      }

      .editor {
        padding-top: 12px;
        border-top: 1px solid var(--line);
      }

      .uncovered {
        margin-bottom: 16px;
        padding: 10px 14px;
        border-left: 6px solid var(--warn);
        border-radius: 8px;
        background: var(--warn-soft);
      }

      .uncovered ul {
        margin: 6px 0;
        padding-left: 20px;
      }

      .add {
        margin-top: 16px;
      }
    `,
  ]

  readonly #draft = new Draft<Windows>(this, windowsPart)

  /** Place of the window that is being changed. */
  @state() private open: number | undefined
  @state() private showsAllUncovered = false
  /** What was removed, for screen readers. */
  @state() private said = ''

  @property({ attribute: false }) office!: Office

  get hasUnsavedDraft(): boolean {
    return this.#draft.changed
  }

  /** Saves where nothing is wrong; otherwise opens a window with a mistake and moves the focus to it. */
  async saveDraft(): Promise<boolean> {
    const at = firstMistake(this.#draft.value, this.open)
    if (at < 0) return this.#draft.save()
    this.open = at
    await this.updateComplete
    const editor = this.renderRoot.querySelector('kezek-window-editor')
    await editor?.updateComplete
    if (editor?.shadowRoot) focusWrong(editor.shadowRoot)
    editor?.scrollIntoView({ block: 'nearest' })
    return false
  }

  async #add(): Promise<void> {
    const windows = withNewWindow(this.#draft.value)
    this.#draft.edit(windows)
    this.open = windows.length - 1
    await this.updateComplete
    const card = this.renderRoot.querySelector<HTMLElement>(`[data-at="${windows.length - 1}"]`)
    card?.scrollIntoView({ block: 'start' })
    card?.querySelector<HTMLElement>('[data-act=change]')?.focus()
  }

  async #remove(at: number): Promise<void> {
    const { locale } = this.office
    const { id = '' } = this.#draft.value[at] ?? {}
    this.open = undefined
    this.#draft.edit(without(this.#draft.value, at))
    this.said = windowsMessages[locale].removed(common[locale].window(id))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-act=add], [data-at="${at}"] [data-act=change]`)?.focus()
  }

  #refused(at: number): RefusedFields {
    const { wrong } = this.#draft
    if (!wrong?.path.startsWith(`counters.${at}`)) return {}
    const fields = ['id', 'queues', 'zone', 'printers', 'purpose'] as const
    return Object.fromEntries(
      fields.flatMap(field => {
        const words = wrongAt(wrong, `counters.${at}.${field}`, this.office.locale)
        return words === undefined ? [] : [[field, words]]
      }),
    )
  }

  /** @returns the window that the last save found wrong. */
  get #wrongPlace(): string | undefined {
    const { wrong } = this.#draft
    if (!wrong) return undefined
    const at = /^counters\.(\d+)/.exec(wrong.path)?.[1]
    const { locale } = this.office
    const id = at === undefined ? undefined : this.#draft.value[Number(at)]?.id
    return id === undefined ? windowsMessages[locale].windows : common[locale].window(id)
  }

  #uncovered(): TemplateResult | typeof nothing {
    const { locale, catalogue } = this.office
    const t = windowsMessages[locale]
    const queues = queuesWithoutWindow(this.#draft.after, catalogue)
    if (queues.length === 0) return nothing
    const shown = this.showsAllUncovered ? queues : queues.slice(0, maxUncovered)
    return html`<div class="uncovered" data-uncovered=${queues.length}>
      <h3>${icon('warn')} ${t.uncovered(queues.length)}</h3>
      <p>${t.uncoveredHint}</p>
      <ul>
        ${shown.map(queue => html`<li>${queueInWords(this.office, queue)}</li>`)}
      </ul>
      ${
        shown.length < queues.length
          ? html`<button
              class="button"
              data-act="all-uncovered"
              @click=${() => {
                this.showsAllUncovered = true
              }}
            >
              ${t.showAll(queues.length)}
            </button>`
          : nothing
      }
    </div>`
  }

  #window(window: CounterSettings, at: number, rows: GridRows): TemplateResult {
    const { locale } = this.office
    const t = windowsMessages[locale]
    const name = common[locale].window(window.id)
    const isOpen = this.open === at
    const mistakes = mistakesOf(this.#draft.value, at)
    const refused = this.#refused(at)
    const button = isOpen ? t.done : mayChangeSettings(this.office) ? t.change : t.show
    const isWrong = Object.keys(mistakes).length > 0 || Object.keys(refused).length > 0
    return html`<li class="card window" data-at=${at} data-window=${window.id}>
      <div class="row">
        <h3>${isWrong ? icon('bad') : nothing} ${name}</h3>
        ${windowState(this.office, window.id)}
        <div class="grow">${isOpen ? nothing : windowSummary(this.office, window, rows)}</div>
        <div class="actions">
          <button
            class="button"
            data-act="change"
            aria-expanded=${isOpen}
            aria-label=${t.named(name, button)}
            @click=${() => {
              this.open = isOpen ? undefined : at
            }}
          >
            ${button}
          </button>
          ${
            mayChangeSettings(this.office) && this.#draft.value.length > 1
              ? html`<button
                  class="button danger"
                  data-act="remove"
                  aria-label=${t.named(name, t.remove)}
                  @click=${() => void this.#remove(at)}
                >
                  ${t.remove}
                </button>`
              : nothing
          }
        </div>
      </div>
      ${isWrong && !isOpen ? wrongText(`wrong-${at}`, this.#mistakeInWords(at, refused)) : nothing}
      ${
        isOpen
          ? html`<kezek-window-editor
              class="editor"
              .office=${this.office}
              .own=${window}
              .windows=${this.#draft.value}
              .rows=${rows}
              .mistakes=${mistakes}
              .refused=${refused}
              @kezek-window-change=${({ detail }: CustomEvent<CounterSettings>) =>
                this.#draft.edit(replaced(this.#draft.value, at, detail))}
            ></kezek-window-editor>`
          : nothing
      }
    </li>`
  }

  /** What is wrong with a window whose fields are not shown. */
  #mistakeInWords(at: number, refused: RefusedFields): string {
    const { locale } = this.office
    const t = windowsMessages[locale]
    const { number, queues } = mistakesOf(this.#draft.value, at)
    if (number === 'twice') return t.twice
    if (queues === 'none') return t.noQueue
    if (queues === 'too-many')
      return t.tooManyQueues(this.#draft.value[at]?.queues.length ?? 0, settingsLimits.counterQueues.max)
    return Object.values(refused)[0] ?? t.sign
  }

  override render() {
    const { office } = this
    const { locale, settings, catalogue } = office
    const t = windowsMessages[locale]
    const windows = this.#draft.value
    const held = new Set(windows.flatMap(({ queues }) => queues))
    // A queue that was switched off keeps its waiting visitors, so that its windows still show it.
    const isShown = (queue: QueueId) => held.has(queue) || isOn(settings, queue, catalogue)
    const rows = gridRows(settings, catalogue, locale, isShown)
    const { max } = settingsLimits.counters
    return html`
      <div class="head">
        <h2>${t.windows}</h2>
        <p class="quiet">${t.hint}</p>
        ${readOnlyNote(office)}
      </div>
      ${this.#uncovered()}
      <ul class="cards">
        ${windows.map((window, at) => this.#window(window, at, rows))}
      </ul>
      ${
        mayChangeSettings(office)
          ? html`<div class="add">
              ${
                windows.length < max
                  ? html`<button class="button" data-act="add" @click=${() => void this.#add()}>${t.add}</button>`
                  : html`<p class="hint">${t.noMoreWindows(max)}</p>`
              }
            </div>`
          : nothing
      }
      <p class="visually-hidden" role="status">${this.said}</p>
      ${saveBar(this.#draft, office, this.#wrongPlace, () => this.saveDraft())}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-windows-section': WindowsSection
  }
}
