import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { StoryStep } from '../shared/contract/wire.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { StoryContext } from '../shared/ui/story.ts'
import '../shared/ui/ticket-story.ts'
import { entitlementTitle, queueName } from '../shared/ui/hall-words.ts'
import { type Board, personName } from './board.ts'

/** A ticket's history, with the names that the board knows. */
@customElement('kezek-board-story')
export class BoardStory extends LitElement {
  static override styles = [baseStyles, staffStyles]

  @property({ attribute: false }) board!: Board
  @property({ attribute: false }) steps: readonly StoryStep[] = []
  @property({ type: Boolean }) loaded = false

  override render() {
    const { board } = this
    const t = managerActions[board.locale]
    if (!this.loaded) return html`<p class="quiet" role="status">${managerMessages[board.locale].asking}</p>`
    if (this.steps.length === 0) return html`<p class="quiet" role="status">${t.noStory}</p>`
    return html`
      <h3>${t.story}</h3>
      <kezek-ticket-story .context=${storyContextOf(board)} .steps=${this.steps}></kezek-ticket-story>
    `
  }
}

function storyContextOf(board: Board): StoryContext {
  return {
    locale: board.locale,
    zone: board.hall.zone,
    queueName: queue => queueName(board, queue),
    personName: id => personName(board, id),
    entitlementTitle: id => entitlementTitle(board, id),
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-story': BoardStory
  }
}
