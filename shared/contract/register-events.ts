/** Types of events of people, of devices and of the catalogue. Each has a stream beside the centres', with its own numbers. */
export const registerEventTypes = [
  'person:created',
  'person:changed',
  'person:code-given',
  'person:password-set',
  'session:started',
  'session:ended',
  'sign-in:failed',
  'access:refused',
  'device:paired',
  'device:claimed',
  'device:renamed',
  'device:locked',
  'device:unlocked',
  'device:revoked',
  'device:elsewhere',
  'pairing:refused',
  'catalogue:replaced',
  'catalogue:file-added',
] as const
export type RegisterEventType = (typeof registerEventTypes)[number]
