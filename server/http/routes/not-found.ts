import type { RequestHandler } from 'express'
import { locales } from '../../../shared/domain/locale.ts'
import { notFound } from '../../../shared/i18n/common/not-found.ts'

/** The page for an unknown address, in all languages because the visitor has not chosen one. */
const page = `<!doctype html>
<html lang="${locales[0]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${notFound.kk.title}</title></head>
<body>
${locales
  .map(locale => {
    const { title, advice, start } = notFound[locale]
    return `<section lang="${locale}"><h1>${title}</h1><p>${advice} <a href="/">${start}</a></p></section>`
  })
  .join('\n')}
</body>
</html>
`

/** Answers requests that no route has answered: people get a page with advice, programs a code. */
export const answerNotFound: RequestHandler = (request, response) => {
  const isForProgram = /^\/(api|voice|socket\.io|assets)\//.test(request.path)
  const isForPeople =
    request.method === 'GET' && !isForProgram && request.accepts(['json', 'html']) === 'html'
  if (!isForPeople) return void response.status(404).json({ ok: false, error: { code: 'NOT_FOUND' } })
  response.status(404).set('Cache-Control', 'no-store').type('html').send(page)
}
