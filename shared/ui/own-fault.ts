/**
 * @returns whether an error comes from this page's own scripts. Browser extensions, scripts
 * that a panel's maker adds and failed pictures raise errors, too; the page itself still works then.
 */
export function isOwnFault(event: Event): boolean {
  const { error, reason } = event as { error?: unknown; reason?: unknown }
  const fault = error ?? reason
  return fault instanceof Error && String(fault.stack).includes(`${window.location.origin}/`)
}
