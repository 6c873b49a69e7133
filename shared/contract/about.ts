/** Answer of `GET /api/about`, for the local page. */
export interface About {
  /** The server runs as a demonstration: nobody signs in, and the local page gives out every role. */
  demo: boolean
}
