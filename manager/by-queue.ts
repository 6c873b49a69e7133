import { html, type TemplateResult } from 'lit'
import type { QueueId } from '../shared/domain/queue.ts'
import { formatNumber } from '../shared/i18n/common/numbers.ts'
import { queueName } from '../shared/ui/hall-words.ts'
import type { Board } from './board.ts'

/** People per queue that a dialog's question is about. */
export type ByQueue = ReadonlyMap<QueueId, number>

/** @returns how many people there are in all queues. */
export function peopleIn(byQueue: ByQueue): number {
  return [...byQueue.values()].reduce((sum, count) => sum + count, 0)
}

/** @returns the visitors who have not been served yet: waiting, put aside or called to a window. */
export function notYetServed({ view }: Board): ByQueue {
  const counts = new Map<QueueId, number>()
  const add = (queue: QueueId, count: number) => {
    if (count > 0) counts.set(queue, (counts.get(queue) ?? 0) + count)
  }
  for (const [queue, { waiting }] of Object.entries(view.queues)) add(queue as QueueId, waiting)
  for (const { state, queue } of Object.values(view.tickets)) {
    if (queue !== undefined && (state === 'parked' || state === 'called')) add(queue, 1)
  }
  return counts
}

/** @returns the visitors whom the end of the day left without service. */
export function leftUnserved({ view }: Board): ByQueue {
  const end = ':unserved'
  return new Map(
    Object.entries(view.sum)
      .filter(([field, count]) => field.endsWith(end) && count > 0)
      .map(([field, count]) => [field.slice(0, -end.length) as QueueId, count]),
  )
}

/** @returns the queues with their people, most people first. */
export function listByQueue(board: Board, byQueue: ByQueue): TemplateResult {
  const rows = [...byQueue].sort(([, a], [, b]) => b - a)
  return html`<ul class="by-queue">
    ${rows.map(
      ([queue, count]) => html`<li data-queue=${queue}>
        <span>${queueName(board, queue)}</span> <strong>${formatNumber(board.locale, count)}</strong>
      </li>`,
    )}
  </ul>`
}
