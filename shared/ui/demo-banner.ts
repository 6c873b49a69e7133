import type { About } from '../contract/about.ts'
import { demo } from '../i18n/common/demo.ts'
import { loadJson } from './load-json.ts'
import { showStrip } from './strip.ts'

/** Says over every screen of the demonstration that it is one. */
void loadJson<About>('/api/about').then(about => {
  if (!about.demo) return
  showStrip('demo-banner', locale => {
    const { demonstration, notForVisitors } = demo[locale]
    return { label: demonstration, text: `${demonstration}. ${notForVisitors}` }
  })
})
