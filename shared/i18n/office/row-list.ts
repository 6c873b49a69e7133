import type { Messages } from '../common/messages.ts'

/** Words of a list whose rows are moved and removed. */
export interface RowListMessages {
  up: (row: string) => string
  down: (row: string) => string
  remove: (row: string) => string
  moved: (row: string, place: number) => string
  removed: (row: string, place: number) => string
}

export const rowListMessages: Messages<RowListMessages> = {
  kk: {
    up: row => `${row}: жоғары жылжыту`,
    down: row => `${row}: төмен жылжыту`,
    remove: row => `${row}: өшіру`,
    moved: (row, place) => `${row} енді ${place}-орында`,
    removed: (row, place) => `${row} ${place} өшірілді`,
  },
  ru: {
    up: row => `${row}: переместить вверх`,
    down: row => `${row}: переместить вниз`,
    remove: row => `${row}: удалить`,
    moved: (row, place) => `${row}: теперь место ${place}`,
    removed: (row, place) => `${row} ${place}: удалено`,
  },
  en: {
    up: row => `Move up: ${row}`,
    down: row => `Move down: ${row}`,
    remove: row => `Remove: ${row}`,
    moved: (row, place) => `${row} is now in place ${place}`,
    removed: (row, place) => `${row} ${place} was removed`,
  },
}
