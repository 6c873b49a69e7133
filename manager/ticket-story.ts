import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { StoryStep } from '../shared/contract/wire.ts'
import { managerMessages } from '../shared/i18n/manager.ts'
import { managerActions } from '../shared/i18n/manager-actions.ts'
import { formatClock } from '../shared/i18n/time.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'
import { tellStep } from './story.ts'

/** A ticket's story: every step, when, by whom, why called. */
@customElement('kezek-board-story')
export class TicketStory extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      ol {
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: 56px 1fr;
        gap: 0 12px;
        padding: 8px 0;
        border-top: 1px solid var(--line);
      }

      time {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }

      .what {
        font-weight: 600;
      }

      .more {
        grid-column: 2;
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) board!: Board
  @property({ attribute: false }) steps: readonly StoryStep[] = []
  @property({ type: Boolean }) loaded = false

  override render() {
    const { locale, view } = this.board
    const t = managerActions[locale]
    const { zone } = view.settings
    if (!this.loaded) return html`<p class="quiet" role="status">${managerMessages[locale].asking}</p>`
    if (this.steps.length === 0) return html`<p class="quiet" role="status">${t.noStory}</p>`
    return html`
      <h3>${t.story}</h3>
      <ol>
        ${this.steps.map(step => {
          const { at, what, who, more } = tellStep(this.board, step)
          return html`<li data-step=${step.type}>
            <time datetime=${new Date(at).toISOString()}>${formatClock(at, zone)}</time>
            <span><span class="what">${what}</span> <span>${who}</span></span>
            ${more.length > 0 ? html`<span class="more">${more.join(' · ')}</span>` : ''}
          </li>`
        })}
      </ol>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-story': TicketStory
  }
}
