import type { Picture, PictureContext } from './picture.ts'

const desk: Picture['size'] = [1280, 900]
const phone: Picture['size'] = [390, 1400]

async function openCentre({ open, locale }: PictureContext, centre: string) {
  const page = await open(`/home/?lang=${locale}&centre=${centre}`)
  await page.locator('kezek-centre-links .counters').waitFor()
  return page
}

export const pictures: Picture[] = [
  {
    name: 'home-list',
    size: desk,
    async prepare({ open, locale }) {
      const page = await open(`/home/?lang=${locale}`)
      await page.locator('nav li').first().waitFor()
      return page
    },
  },
  { name: 'home-centre', size: desk, prepare: context => openCentre(context, context.centre) },
  { name: 'home-phone', size: phone, prepare: context => openCentre(context, 'almaty-region') },
  {
    name: 'centres',
    size: desk,
    async prepare({ open, locale }) {
      const page = await open('/centres/?as=administrator')
      await page.evaluate(chosen => localStorage.setItem('kezek.language', chosen), locale)
      await page.reload()
      await page.locator('kezek-centre-table tbody tr').first().waitFor()
      return page
    },
  },
  {
    name: 'home-search',
    size: desk,
    async prepare(context) {
      const page = await openCentre(context, 'kostanay')
      await page.locator('#search').fill('кост')
      return page
    },
  },
  {
    name: 'home-nothing-found',
    size: desk,
    async prepare({ open, locale }) {
      const page = await open(`/home/?lang=${locale}`)
      await page.locator('#search').fill('xyz')
      return page
    },
  },
]
