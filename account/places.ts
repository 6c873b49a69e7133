import { mayDo } from '../shared/contract/permissions.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { Person } from '../shared/domain/person.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'

export interface Place {
  /** The centre's name. */
  centre: string
  links: { place: 'counter' | 'manager' | 'office' | 'reports'; href: string }[]
}

/** @returns the screens that a person may use, centre by centre. */
export function placesOf(
  { role, centres }: Pick<Person, 'role' | 'centres'>,
  all: LoadedCatalogue['centres'],
  locale: Locale,
): Place[] {
  const own = centres.length === 0 ? all : all.filter(({ id }) => centres.includes(id))
  return own.map(({ id, name }) => {
    const to = (place: Place['links'][number]['place']) => ({ place, href: `/${place}/?centre=${id}` })
    const isAtWindow = mayDo(role, 'ticket:call-next')
    const looksBack = mayDo(role, 'report:read') ? [to('reports')] : []
    return {
      centre: name[locale],
      links: isAtWindow ? [to('counter')] : [to('manager'), to('office'), ...looksBack],
    }
  })
}
