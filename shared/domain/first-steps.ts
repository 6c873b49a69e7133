/** Steps from nothing to a first ticket, in their order. */
export const firstSteps = [
  'centre',
  'hours',
  'services',
  'windows',
  'people',
  'kiosk',
  'screen',
  'printer',
  'ticket',
] as const
export type FirstStep = (typeof firstSteps)[number]
