/** What happens to people and to devices, as their streams tell it: each lies beside the centres and counts its own. */
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
] as const
export type RegisterEventType = (typeof registerEventTypes)[number]
