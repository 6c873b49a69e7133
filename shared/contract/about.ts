/** What `GET /api/about` tells whoever opens the local page. */
export interface About {
  /** Nobody signs in here: the local page gives out every role. */
  demo: boolean
}
