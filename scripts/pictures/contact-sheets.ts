/** A page that shows all pictures of a screen in one language, small, side by side. */
export interface ContactSheet {
  /** `<screen>-<language>`: the file is `sheets/<name>.html`, and its picture `sheets/<name>.png`. */
  name: string
  html: string
}

/** Pixels per picture: four fit side by side on a desktop screen, and their headings stay readable. */
const thumbnailWidth = 460

/**
 * Makes contact sheets.
 *
 * @param files names such as `kiosk-one-kk.png` in one folder; the sheets are in a folder below
 * @returns one sheet per screen and language, sorted by name
 */
export function contactSheetsOf(files: readonly string[]): ContactSheet[] {
  const sheets = new Map<string, string[]>()
  for (const file of files.toSorted()) {
    const [, screen, language] = /^([a-z]+)-.*-([a-z]{2})\.png$/.exec(file) ?? []
    if (screen === undefined || language === undefined) continue
    const name = `${screen}-${language}`
    sheets.set(name, [...(sheets.get(name) ?? []), file])
  }
  return [...sheets].map(([name, shown]) => ({ name, html: pageOf(name, shown) }))
}

function pageOf(name: string, files: readonly string[]): string {
  const figures = files.map(
    file =>
      `<figure><a href="../${file}"><img src="../${file}" alt=""></a><figcaption>${file}</figcaption></figure>`,
  )
  return `<!doctype html>
<meta charset="utf-8">
<title>${name}: ${files.length} pictures</title>
<style>
body { margin: 20px; font: 16px system-ui, sans-serif; background: #ddd; columns: ${thumbnailWidth}px; column-gap: 20px }
figure { margin: 0 0 20px; break-inside: avoid }
img { display: block; width: 100% }
</style>
${figures.join('\n')}
`
}
