import type { Browser } from 'playwright-core'
import { createCatalogue } from '../../shared/catalogue/catalogue.ts'
import { catalogueForScreens } from '../../shared/catalogue/screen-catalogue.ts'
import type { HallView } from '../../shared/contract/hall-view.ts'
import type { HallOpening } from '../../shared/contract/timetable.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { StaffRole } from '../../shared/domain/roles.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { type LoadedCatalogue, withLookups } from '../../shared/ui/catalogue-client.ts'
import { emptyView } from '../kit/empty-view.ts'
import { type Fixture, fixture } from '../kit/fixture.ts'
import { order, screenCatalogue } from '../kit/order.ts'

/** What a section of the office is shown. */
export interface Scene {
  settings: CentreSettings
  view?: Partial<HallView>
  catalogue?: LoadedCatalogue
  role?: StaffRole
  /** Whether the hall gives tickets now; absent: not known yet. */
  opening?: HallOpening
  locale?: Locale
}

/** The office as the page hands it to its section. */
function officeOf(scene: Scene): object {
  const { settings, view, catalogue = screenCatalogue, role = 'manager', locale = 'en', opening } = scene
  const hall = {
    view: { ...emptyView(), ...view, settings },
    isSilent: false,
    ...(opening && { timetable: { hall: opening } }),
  }
  return { hall, centre: 'akmola', settings, catalogue, role, locale }
}

/** A section alone on a page, at a server that answers every save alike. */
export interface ShownSection extends Fixture {
  /** The settings that were sent to be saved, newest last. */
  readonly sent: CentreSettings[]
  /** Shows the section another state of the centre. */
  show(scene: Scene): Promise<void>
}

/**
 * @param refusal what the server finds wrong; absent: it saves
 * @param folder the folder of the section, where it has not the section's name
 */
export async function showSection(
  browser: Browser,
  name: string,
  scene: Scene,
  {
    refusal,
    viewport,
    folder = name,
  }: {
    refusal?: { path: string; problem: string }
    viewport?: { width: number; height: number }
    folder?: string
  } = {},
): Promise<ShownSection> {
  const shown = await fixture(browser, {
    module: `office/${folder}/${name}-section.ts`,
    tag: `kezek-${name}-section`,
    props: { office: officeOf(scene) },
    ...(viewport && { viewport }),
  })
  // The page's margin, which the bar that saves covers.
  await shown.page.addStyleTag({ content: 'main { padding: 0 20px }' })
  const sent: CentreSettings[] = []
  let present = scene
  const show = (other: Scene) => {
    present = other
    return shown.set({ office: officeOf(other) })
  }
  await shown.page.route('**/api/centres/*/settings', async route => {
    const { base, settings } = route.request().postDataJSON() as { base: number; settings: CentreSettings }
    sent.push(settings)
    if (refusal)
      return route.fulfill({ json: { ok: false, error: { code: 'BAD_SETTINGS', detail: refusal } } })
    // The page learns of the saved version before the answer, as it may from a real server.
    const version = base + 1
    await show({ ...present, settings: { ...settings, version } }).catch(error => {
      // The test may have ended and closed its page meanwhile.
      if (!shown.page.isClosed()) throw error
    })
    if (shown.page.isClosed()) return undefined
    return route.fulfill({ json: { ok: true, reply: { version } } })
  })
  return { ...shown, sent, show }
}

/** Services and windows of the largest hall that the office is to be comfortable with. */
export const large = { services: 200, windows: 30, wordsOfTitle: 40 }

/** @returns a catalogue with 200 services of three purposes each, with long titles. */
export function largeCatalogue(): LoadedCatalogue {
  const [first] = order.services
  if (!first) throw new Error('no service')
  const letters = order.groups.map(({ letter }) => letter)
  const words =
    'тұрғын үй қорынан тұрғын үйге мұқтаж азаматтарды есепке қою және кезегін анықтау туралы'.split(' ')
  const long = Array.from({ length: large.wordsOfTitle }, (_, at) => words[at % words.length]).join(' ')
  const services = Array.from({ length: large.services }, (_, at) => ({
    ...first,
    id: `service-${at + 1}`,
    group: (letters[at % letters.length] ?? 'A') as typeof first.group,
    kioskTitle: { kk: `${at + 1} ${long}`.slice(0, 200), ru: `Услуга ${at + 1}`, en: `Service ${at + 1}` },
    queues: {
      submission: { targetMinutes: 30 },
      collection: { targetMinutes: 30 },
      consultation: { targetMinutes: null },
    },
  }))
  const consultation = {
    id: 'consultation' as const,
    title: { kk: 'Кеңес алу', ru: 'Консультация', en: 'Consultation' },
  }
  const data = { ...order, services, purposes: [...order.purposes, consultation] }
  return withLookups(catalogueForScreens(createCatalogue(data, 2)))
}
