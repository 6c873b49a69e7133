/** An option that can't be used; the message says which. */
export class OptionError extends Error {
  override name = 'OptionError'
}
