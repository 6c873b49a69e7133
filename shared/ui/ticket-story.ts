import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { StoryStep } from '../contract/wire.ts'
import { formatClock } from '../i18n/common/time.ts'
import { baseStyles } from './base.styles.ts'
import { staffStyles } from './staff.styles.ts'
import { describeStory, type StoryContext } from './story.ts'

/** A ticket's history: every step, when, by whom, why it was called. */
@customElement('kezek-ticket-story')
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

  @property({ attribute: false }) context!: StoryContext
  @property({ attribute: false }) steps: readonly StoryStep[] = []

  override render() {
    const { context } = this
    return html`<ol>
      ${describeStory(context, this.steps).map(
        ({ at, type, what, who, more }) => html`<li data-step=${type}>
          <time datetime=${new Date(at).toISOString()}>${formatClock(at, context.zone)}</time>
          <span><span class="what">${what}</span> <span>${who}</span></span>
          ${more.length > 0 ? html`<span class="more">${more.join(' · ')}</span>` : ''}
        </li>`,
      )}
    </ol>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-ticket-story': TicketStory
  }
}
