import type { About } from '../contract/about.ts'
import { demo } from '../i18n/common/demo.ts'
import { loadJson } from './load-json.ts'
import { showStrip } from './strip.ts'

/** Shows a strip above every screen of the demonstration. */
void loadJson<About>('/api/about').then(about => {
  if (!about.demo) return
  showStrip('demo-banner', locale => {
    const { demonstration, notForVisitors } = demo[locale]
    return { label: demonstration, text: `${demonstration}. ${notForVisitors}` }
  })
})
