/**
 * @returns whether an error comes from this page's own scripts. Extensions of a browser, what a panel's maker puts into pages,
 * and pictures that fail let errors fall, too; nothing of the page is broken then.
 */
export function isOwnFault(event: Event): boolean {
  const { error, reason } = event as { error?: unknown; reason?: unknown }
  const fault = error ?? reason
  return fault instanceof Error && String(fault.stack).includes(`${window.location.origin}/`)
}
