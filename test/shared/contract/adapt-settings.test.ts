import { expect, test } from 'vitest'
import { createCatalogue, dataOf } from '../../../shared/catalogue/catalogue.ts'
import { adaptSettings } from '../../../shared/contract/adapt-settings.ts'
import { order, orderSettings } from '../../kit/order.ts'

const gone = 'housing-register'
const data = dataOf(order)
/** The order's catalogue without one service, as an old version of the settings may meet it. */
const smaller = createCatalogue({ ...data, services: data.services.filter(({ id }) => id !== gone) }, 2)

test('settings of today are restored as they are', () => {
  const settings = orderSettings()

  expect(adaptSettings(settings, order)).toEqual({ settings, leftOut: [] })
})

test('services and queues that the catalogue no longer has are left out and named', () => {
  const old = orderSettings()
  const services = { [gone]: { submission: { target: 20 } } }
  const counters = [...old.counters, { id: '98', queues: [`${gone}.submission` as const], ownQueues: true }]

  const { settings, leftOut } = adaptSettings({ ...old, services, counters }, smaller)

  expect(leftOut).toContainEqual({ path: `services.${gone}` })
  expect(leftOut).toContainEqual({ path: 'counters.1.queues', name: `${gone}.submission` })
  expect(leftOut).toContainEqual({ path: 'counters.98' })
  expect(settings?.services).toEqual({})
  expect(settings?.counters.map(({ id }) => id)).toEqual(old.counters.map(({ id }) => id))
  expect(settings?.counters.flatMap(({ queues }) => queues)).not.toContain(`${gone}.submission`)
})

test('settings that the schema of today refuses say where and why', () => {
  const old = { ...orderSettings(), noShowAfter: -1 }

  const { settings, problem } = adaptSettings(old, order)

  expect(settings).toBeUndefined()
  expect(problem?.path).toBe('noShowAfter')
})
