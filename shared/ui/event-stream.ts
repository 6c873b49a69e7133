import { roleHeader } from './api.ts'

/**
 * Follows Server-Sent Events until the server ends them. Not by EventSource, which comes back for ever after an end, and cannot say
 * which role a page of the demonstration has.
 * @param onEvent gets the parsed `data` of each event
 * @returns true when the server ended the stream; false when the connection broke or could not be made
 */
export async function followEvents(
  path: string,
  onEvent: (data: unknown) => void,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const response = await fetch(path, { headers: { Accept: 'text/event-stream', ...roleHeader() }, signal })
    if (!response.ok || !response.body) return false
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return true
      const blocks = `${rest}${value}`.replaceAll('\r\n', '\n').split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = dataOf(block)
        if (data !== '') onEvent(JSON.parse(data))
      }
    }
  } catch {
    return false
  }
}

/** @returns the data of an event; undefined for a comment that only keeps the connection open. */
function dataOf(block: string): string {
  return block
    .split('\n')
    .filter(line => line.startsWith('data:'))
    .map(line => line.slice(5).trimStart())
    .join('\n')
}
