/** Devices of a hall: each is paired once, and has a key of its own. */
export const deviceKinds = ['kiosk', 'display', 'rating-tablet', 'print-agent'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** People who sign in: one role a person. */
export const staffRoles = ['inspector', 'manager', 'administrator', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Who can be at the other end of a line, and `system`: the server's own readers and schedules. */
export const roles = [...deviceKinds, ...staffRoles, 'system'] as const
export type Role = (typeof roles)[number]

/** @returns whether a role is a person's. */
export function isStaff(role: Role): role is StaffRole {
  return (staffRoles as readonly string[]).includes(role)
}

/** @returns whether a role is a device's. */
export function isDevice(role: Role): role is DeviceKind {
  return (deviceKinds as readonly string[]).includes(role)
}
