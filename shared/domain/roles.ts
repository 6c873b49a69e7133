/** Who can be at the other end of a socket, and `system`: the server's own readers and schedules. */
export const roles = ['kiosk', 'display', 'inspector', 'manager', 'print-agent', 'system'] as const
export type Role = (typeof roles)[number]
