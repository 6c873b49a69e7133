/** Kinds of devices in a hall. Each device is paired once and has its own key. */
export const deviceKinds = ['kiosk', 'display', 'rating-tablet', 'print-agent'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** Roles of people who sign in; a person has one. */
export const staffRoles = ['inspector', 'consultant', 'manager', 'administrator', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Roles that can connect, and `system`: the server's own readers and schedules. */
export const roles = [...deviceKinds, ...staffRoles, 'system'] as const
export type Role = (typeof roles)[number]

/** @returns whether a role is a device's. */
export function isDevice(role: Role): role is DeviceKind {
  return (deviceKinds as readonly string[]).includes(role)
}
