import { Router } from 'express'
import type { Catalogue } from '../../../shared/catalogue/catalogue.ts'
import { catalogueForScreens } from '../../../shared/catalogue/screen-catalogue.ts'
import type { About } from '../../../shared/contract/about.ts'
import { refuse } from '../refusals.ts'

/** Creates the routes that need no sign-in: whether this is the demonstration, and the catalogue of services. */
export function aboutRoutes({
  isDemo,
  catalogue,
}: {
  isDemo: boolean
  catalogue(): Catalogue | undefined
}): Router {
  const router = Router()
  const texts = new WeakMap<Catalogue, string>()
  router.get('/api/catalogue', (_request, response) => {
    const present = catalogue()
    if (!present) return refuse(response, 'STORE_AWAY')
    response.set('Cache-Control', 'no-cache').type('json').send(textOf(present))
  })
  const about: About = { demo: isDemo }
  router.get('/api/about', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(about)
  })
  return router

  /** Renders a catalogue once, because every screen asks for it. */
  function textOf(present: Catalogue): string {
    const known = texts.get(present)
    if (known !== undefined) return known
    const text = JSON.stringify(catalogueForScreens(present))
    texts.set(present, text)
    return text
  }
}
