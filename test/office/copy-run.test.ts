import { expect, test } from 'vitest'
import { CopyRun } from '../../office/copy/copy-run.ts'
import type { ChangedSettings, PlanChange } from '../../office/settings-plans.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { orderSettings } from '../kit/order.ts'

const sections = ['rules'] as const
const source = { ...orderSettings(), noShowAfter: 45, maxWaiting: 50 }

/** Centres as a server keeps them. `refusing` says no to every save. */
function centresWith(refusing: readonly string[] = []) {
  const centres = new Map<string, CentreSettings>(['a', 'b', 'c'].map(id => [id, orderSettings()]))
  const saves: string[] = []
  const change = async (
    centre: string,
    plan: PlanChange,
    { dryRun = false } = {},
  ): Promise<ChangedSettings> => {
    const before = centres.get(centre)
    const after = before && plan(before)
    if (!before || !after) return { ok: false }
    if (refusing.includes(centre))
      return {
        ok: false,
        error: { code: 'BAD_SETTINGS', detail: { path: 'counters.0.queues', problem: 'no' } },
        before,
        after,
      }
    if (!dryRun) {
      centres.set(centre, after)
      saves.push(centre)
    }
    return { ok: true, before, after }
  }
  return { centres, saves, change }
}

const states = ({ rows }: CopyRun) => rows.map(({ state }) => state)

test('a preview says what would change in each centre and what would be refused, and saves nothing', async () => {
  const { change, centres, saves } = centresWith(['b'])
  centres.set('c', source)
  const run = new CopyRun({ source, sections, centres: ['a', 'b', 'c'] }, change, () => {})

  await run.preview()

  expect(states(run)).toEqual(['ready', 'refused', 'same'])
  expect(run.rows[0]?.changes.map(({ path }) => path)).toEqual(['maxWaiting', 'noShowAfter'])
  expect(run.rows[1]?.wrongPlace).toBe('counters.1.queues')
  expect(saves).toEqual([])
})

test('centres are copied one by one with progress, and only the section is', async () => {
  const { change, centres, saves } = centresWith()
  const ticker = { kk: 'а', ru: 'б', en: 'c' }
  centres.set('b', { ...orderSettings(), ticker })
  const progress: (number | undefined)[] = []
  const run: CopyRun = new CopyRun({ source, sections, centres: ['a', 'b'] }, change, () =>
    progress.push(run.done),
  )
  await run.preview()
  progress.length = 0

  await run.copy()

  expect(progress).toEqual([0, 1, 2, undefined])
  expect(states(run)).toEqual(['copied', 'copied'])
  expect(saves).toEqual(['a', 'b'])
  expect(centres.get('b')).toEqual({ ...orderSettings(), ticker, noShowAfter: 45, maxWaiting: 50 })
})

test('a copy is taken back where nobody has changed the section since', async () => {
  const { change, centres } = centresWith()
  const run = new CopyRun({ source, sections, centres: ['a', 'b'] }, change, () => {})
  await run.preview()
  await run.copy()
  centres.set('b', { ...source, noShowAfter: 10 })

  await run.undo()

  expect(states(run)).toEqual(['undone', 'changed'])
  expect(centres.get('a')).toEqual(orderSettings())
  expect(centres.get('b')?.noShowAfter).toBe(10)
})

test('a copy that is stopped ends after the centre that it is at', async () => {
  const { change, saves } = centresWith()
  const run: CopyRun = new CopyRun({ source, sections, centres: ['a', 'b', 'c'] }, change, () => {})
  await run.preview()

  const copying = run.copy()
  run.stop()
  await copying

  expect(saves).toEqual(['a'])
  expect(states(run)).toEqual(['copied', 'ready', 'ready'])
})
