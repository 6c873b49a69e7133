import { mayDo } from '../shared/contract/permissions.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { Person } from '../shared/domain/person.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'

export interface Place {
  /** The centre's name. */
  centre: string
  links: { place: 'counter' | 'consultant' | 'manager' | 'office' | 'reports'; href: string }[]
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
    if (mayDo(role, 'ticket:call-next')) return { centre: name[locale], links: [to('counter')] }
    if (role === 'consultant') return { centre: name[locale], links: [to('consultant')] }
    const looksBack = mayDo(role, 'report:read') ? [to('reports')] : []
    return { centre: name[locale], links: [to('manager'), to('office'), ...looksBack] }
  })
}
