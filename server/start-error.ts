/** Thrown when the server cannot start. The message is a sentence for the person who started it; no stack is shown. */
export class StartError extends Error {
  override name = 'StartError'
}
