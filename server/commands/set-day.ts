import { contextOf, type UseCase } from './use-case.ts'

/** A manager closes a day or opens it longer, with a notice for the hall; null takes an earlier word back. */
export const setDay: UseCase<'day:set-day'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'set-day', contextOf(request), {
    target: body.day,
    setting: body.setting === null ? '' : JSON.stringify(body.setting),
  })
