import { contextOf, type UseCase } from './use-case.ts'

/** A manager takes a clip of the centre's own voice away: the default one is said again. */
export const removeClip: UseCase<'voice:remove-clip'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'remove-clip', contextOf(request), body)
