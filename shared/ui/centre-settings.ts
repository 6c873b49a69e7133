import type { CentreSettings } from '../domain/settings.ts'

/** @returns a centre's settings as the server exports them; undefined when they could not be read. */
export async function loadSettings(centre: string): Promise<CentreSettings | undefined> {
  try {
    const response = await fetch(`/api/centres/${encodeURIComponent(centre)}/settings`)
    return response.ok ? ((await response.json()) as CentreSettings) : undefined
  } catch {
    return undefined
  }
}
