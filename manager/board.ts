import { type Action, mayDo } from '../shared/contract/permissions.ts'
import type { Sign } from '../shared/domain/counter.ts'
import type { StaffRole } from '../shared/domain/roles.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import type { HallWords } from '../shared/ui/hall-words.ts'

/** The data that every part of the board shows. Each change makes a new object. */
export interface Board extends HallWords {
  hall: HallConnection
  /** The user's role: the board offers only what it permits. */
  role: StaffRole
  /** The hall's time, Unix ms. */
  now: number
}

/** @returns whether the board offers an action to its user. */
export function may({ role }: Board, action: Action): boolean {
  return mayDo(role, action)
}

/** @returns surname and initials, as staff are called on lists. */
export function shortName({ surname, name, patronymic }: Sign): string {
  const initials = [name, patronymic].filter(Boolean).map(part => `${[...part][0]}.`)
  return [surname, ...initials].join('\u00a0')
}

/** @returns a person's name, where the view knows it. */
export function personName({ view }: Board, person: string | undefined): string | undefined {
  const sign = person === undefined ? undefined : view.persons[person]
  return sign && shortName(sign)
}
