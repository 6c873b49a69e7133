import { Router } from 'express'
import { catalogueForScreens } from '../../../shared/catalogue/kiosk-catalogue.ts'
import type { About } from '../../../shared/contract/about.ts'

/** Creates the routes that need no sign-in: whether this is the demonstration, and the catalogue of services. */
export function aboutRoutes({ isDemo }: { isDemo: boolean }): Router {
  const router = Router()
  const catalogue = JSON.stringify(catalogueForScreens())
  router.get('/api/catalogue', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('json').send(catalogue)
  })
  const about: About = { demo: isDemo }
  router.get('/api/about', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(about)
  })
  return router
}
