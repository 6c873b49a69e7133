import '../../office/voice/voice-section.ts'
import { locales } from '../../shared/domain/locale.ts'
import { pageParam } from '../../shared/ui/device.ts'

/** The section on a page of its own, with the landmarks that the office has around it. */
const locale = locales.find(locale => locale === pageParam('lang')) ?? 'kk'
document.documentElement.lang = locale
const main = document.createElement('main')
main.style.padding = '20px'
const heading = document.createElement('h1')
heading.textContent = 'Kezek'
const section = document.createElement('kezek-voice-section')
section.centre = pageParam('centre') ?? ''
section.locale = locale
main.append(heading, section)
document.body.append(main)
