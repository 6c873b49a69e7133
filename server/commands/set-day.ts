import { contextOf, type UseCase } from './use-case.ts'

/** Closes a day or changes its hours, with a notice for the hall; null removes an earlier setting. */
export const setDay: UseCase<'day:set-day'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'set-day', contextOf(request), {
    target: body.day,
    setting: body.setting === null ? '' : JSON.stringify(body.setting),
  })
