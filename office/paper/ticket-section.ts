import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { defaultTicket, plainBlocks, type TicketBlock } from '../../shared/domain/paper.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { paperMessages } from '../../shared/i18n/office/paper.ts'
import { ticketOffice } from '../../shared/i18n/office/ticket.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { Draft, type Wrong } from '../draft.ts'
import { moved, replaced, without } from '../list.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import { readOnlyNote, saveBar } from '../save-bar.ts'
import { problemOf } from './problems.ts'
import './ticket-block.ts'
import './ticket-preview.ts'

type Kind = TicketBlock['kind']
const kinds: readonly Kind[] = [...plainBlocks, 'text', 'logo']

const part = {
  name: 'ticket',
  hasShape: (value: unknown) => Array.isArray(value) && value.every(isBlock),
  read: (settings: CentreSettings): readonly TicketBlock[] => settings.ticket,
  write: (settings: CentreSettings, ticket: readonly TicketBlock[]): CentreSettings => ({
    ...settings,
    ticket,
  }),
}

/** Edits what is printed on a ticket, from top to bottom, with a preview. */
@customElement('kezek-ticket-section')
export class TicketSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .sides {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px;
      }

      @media (min-width: 700px) {
        .sides {
          grid-template-columns: minmax(0, 1fr) minmax(280px, 40%);
        }

        kezek-ticket-preview {
          position: sticky;
          top: 8px;
          align-self: start;
          max-height: calc(100vh - 90px);
          overflow: auto;
        }
      }

      .cards {
        gap: 8px;
      }

      .card {
        padding: 8px 12px;
      }

      h3 {
        margin-bottom: 8px;
      }

      /* The buttons stay in one row, however long the words are. */
      .card > .row {
        flex-wrap: nowrap;
        gap: 8px;
      }

      .card > .row > .grow {
        flex-basis: 0;
      }

      .card .square {
        flex: none;
      }

      .place {
        min-width: 1.5em;
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
      }

      .name {
        font-weight: 600;
      }

      .card .hint {
        margin: 0;
      }

      .add {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
        align-items: end;
        margin-top: 12px;
      }

      .add label {
        flex: 1 1 220px;
      }
    `,
  ]

  readonly #draft = new Draft<readonly TicketBlock[]>(this, part)

  /** The error that the server found when it drew the draft. */
  @state() private wrong: Wrong | undefined
  /** Place of the block whose logo was too large. */
  @state() private tooLarge: number | undefined
  @state() private adding: Kind = 'text'
  /** The last move in words, for screen readers. */
  @state() private moved = ''

  @property({ attribute: false }) office!: Office

  get hasUnsavedDraft(): boolean {
    return this.#draft.changed
  }

  saveDraft(): Promise<boolean> {
    return this.#draft.save()
  }

  #edit(blocks: readonly TicketBlock[]): void {
    this.tooLarge = undefined
    this.#draft.edit(blocks)
  }

  async #move(at: number, by: number, act: 'up' | 'down'): Promise<void> {
    const blocks = this.#draft.value
    const block = blocks[at]
    const to = at + by
    if (!block || to < 0 || to >= blocks.length) return
    const t = ticketOffice[this.office.locale]
    this.#edit(moved(blocks, at, by))
    this.moved = t.moved(t.blockNames[block.kind], to + 1)
    await this.updateComplete
    // The focus stays on the moved block; at either end of the list only the opposite button is left.
    const card = this.renderRoot.querySelector(`[data-place="${to}"]`)
    const button = card?.querySelector<HTMLButtonElement>(`[data-act=${act}]:not(:disabled)`)
    const back = card?.querySelector<HTMLButtonElement>(
      '[data-act=up]:not(:disabled), [data-act=down]:not(:disabled)',
    )
    ;(button ?? back)?.focus()
  }

  #onKey(at: number, event: KeyboardEvent): void {
    if (
      !mayChangeSettings(this.office) ||
      !event.altKey ||
      (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')
    )
      return
    event.preventDefault()
    const isUp = event.key === 'ArrowUp'
    void this.#move(at, isUp ? -1 : 1, isUp ? 'up' : 'down')
  }

  async #remove(at: number): Promise<void> {
    this.#edit(without(this.#draft.value, at))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('select[name=block]')?.focus()
  }

  async #add(): Promise<void> {
    const { adding } = this
    const block: TicketBlock =
      adding === 'text'
        ? { kind: 'text', text: { kk: '', ru: '', en: '' }, size: 'body' }
        : adding === 'logo'
          ? { kind: 'logo', image: '' }
          : { kind: adding }
    this.#edit([...this.#draft.value, block])
    await this.updateComplete
    const card = this.renderRoot.querySelector('.cards li:last-child')
    card?.scrollIntoView({ block: 'nearest' })
    card?.querySelector<HTMLElement>('[data-act=up]')?.focus()
  }

  /** @returns the wrong field of a block and the error; empty strings for none. */
  #wrongIn(at: number, block: TicketBlock): [field: string, words: string] {
    const t = ticketOffice[this.office.locale]
    const paper = paperMessages[this.office.locale]
    if (this.tooLarge === at) return ['image', paper.problems.logoBytes]
    const { path = '', problem = '' } = this.#draft.wrong ?? this.wrong ?? {}
    if (!path.startsWith(`ticket.${at}.`)) return ['', '']
    // A logo that was not chosen yet is no error: the page asks for it.
    if (block.kind === 'logo' && block.image === '') return ['image', t.logoChoose]
    return [path.slice(`ticket.${at}.`.length), paper.problems[problemOf({ path, problem })]]
  }

  /** @returns the error of the ticket as a whole. */
  get #wrongAsAWhole(): string | undefined {
    const wrong = this.#draft.wrong ?? this.wrong
    return wrong?.path === 'ticket' ? paperMessages[this.office.locale].problems[problemOf(wrong)] : undefined
  }

  /** @returns the place that the last save found wrong, in words. */
  get #wrongPlace(): string | undefined {
    const { wrong } = this.#draft
    if (!wrong) return undefined
    const t = ticketOffice[this.office.locale]
    const at = Number(/^ticket\.(\d+)/.exec(wrong.path)?.[1])
    const block = this.#draft.value[at]
    return block ? `${at + 1}. ${t.blockNames[block.kind]}` : (this.#wrongAsAWhole ?? wrong.path)
  }

  #card(block: TicketBlock, at: number, count: number): TemplateResult {
    const { locale } = this.office
    const t = ticketOffice[locale]
    const paper = paperMessages[locale]
    const name = t.blockNames[block.kind]
    const called = `${at + 1}. ${name}`
    const [field, words] = this.#wrongIn(at, block)
    const button = (act: 'up' | 'down', sign: string, label: string, off: boolean, press: () => unknown) =>
      html`<button class="button square" data-act=${act} aria-label=${label} title=${label} ?disabled=${off} @click=${press}>
        ${sign}
      </button>`
    return html`<li class="card" data-place=${at} data-kind=${block.kind} @keydown=${(event: KeyboardEvent) => this.#onKey(at, event)}>
      <div class="row">
        <span class="place" aria-hidden="true">${at + 1}</span>
        <div class="grow">
          <div class="name">${name}</div>
          <p class="hint">${t.blockHints[block.kind]}</p>
        </div>
        ${button('up', '↑', paper.up(called), at === 0, () => this.#move(at, -1, 'up'))}
        ${button('down', '↓', paper.down(called), at === count - 1, () => this.#move(at, 1, 'down'))}
        <button
          class="button square"
          data-act="remove"
          aria-label=${paper.removeNamed(called)}
          title=${paper.removeNamed(called)}
          @click=${() => void this.#remove(at)}
        >
          ✕
        </button>
      </div>
      ${
        block.kind === 'text' || block.kind === 'logo'
          ? html`<kezek-ticket-block
              .block=${block}
              .locale=${locale}
              .readonly=${!mayChangeSettings(this.office)}
              .wrongField=${field}
              .wrongWords=${words}
              @kezek-block-change=${(event: CustomEvent<TicketBlock>) =>
                this.#edit(replaced(this.#draft.value, at, event.detail))}
              @kezek-logo-too-large=${() => {
                this.tooLarge = at
              }}
            ></kezek-ticket-block>`
          : nothing
      }
    </li>`
  }

  #list(): TemplateResult {
    const t = ticketOffice[this.office.locale]
    const blocks = this.#draft.value
    const isReadOnly = !mayChangeSettings(this.office)
    return html`<section aria-labelledby="parts">
      <h3 id="parts">${t.blocks}</h3>
      <fieldset ?disabled=${isReadOnly}>
      ${wrongText('wrong-ticket', this.#wrongAsAWhole)}
      <ol class="cards">${blocks.map((block, at) => this.#card(block, at, blocks.length))}</ol>
      <div class="add">
        <label>
          <span class="label">${t.chooseBlock}</span>
          <select
            class="field"
            name="block"
            @change=${(event: Event) => {
              this.adding = (event.target as HTMLSelectElement).value as Kind
            }}
          >
            ${kinds.map(kind => html`<option value=${kind} ?selected=${kind === this.adding}>${t.blockNames[kind]}</option>`)}
          </select>
        </label>
        <button class="button" data-act="add" @click=${() => void this.#add()}>${t.addBlock}</button>
        <button class="button" data-act="reset" @click=${() => this.#edit(defaultTicket)}>${t.asDelivered}</button>
      </div>
      </fieldset>
      <p class="visually-hidden" role="status">${this.moved}</p>
    </section>`
  }

  override render() {
    const { office } = this
    const t = ticketOffice[office.locale]
    return html`
      <div class="head">
        <h2>${t.ticket}</h2>
        <p class="quiet">${t.ticketHint}</p>
        ${readOnlyNote(office)}
      </div>
      <div class="sides">
        ${this.#list()}
        <kezek-ticket-preview
          .office=${office}
          .blocks=${this.#draft.value}
          @kezek-preview-drawn=${(event: CustomEvent<Wrong | undefined>) => {
            this.wrong = event.detail
          }}
        ></kezek-ticket-preview>
      </div>
      ${saveBar(this.#draft, office, this.#wrongPlace)}
    `
  }
}

function isBlock(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  if (value.kind === 'text') return 'text' in value && typeof value.text === 'object' && value.text !== null
  if (value.kind === 'logo') return 'image' in value && typeof value.image === 'string'
  return kinds.some(kind => kind === value.kind)
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-ticket-section': TicketSection
  }
}
