/** A half-open span of time, Unix ms. */
export interface Span {
  from: number
  to: number
}
