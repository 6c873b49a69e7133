import { type LicensedPackage, licenceTextsOf, productionPackages, screenPackages } from './packages.ts'

/** The document that `licenceList` makes, relative to the project's folder. */
export const LICENCE_LIST = 'docs/third-party-licences.md'

const HEAD = `# Licences of others

\`npm run licences\` writes this list from package-lock.json and the installed packages. Kezek itself is under the MIT licence
(\`LICENSE\`).`

const VOICES = `## Voices
The clips under \`voice/\` are recordings of what eSpeak NG (GPL-3.0-or-later) speaks, encoded by opusenc (BSD-2-Clause).
\`npm run voice-pack\` makes them. No code of either program is part of Kezek, and what the programs put out is not under their licence.`

/**
 * Writes the list of third-party licences.
 *
 * @param root the project's folder, with all packages installed
 * @returns the document; the same on every system, because binaries for one system are listed by package-lock.json alone
 */
export function licenceList(root: string): string {
  const screens = screenPackages(root)
  return [
    HEAD,
    '## Packages that run in a hall',
    'The text of each licence is in the package, under `node_modules/`, where its author put one.',
    table(productionPackages(root)),
    '## Packages inside the screens',
    'Their code and fonts are parts of the built screens, which travel without `node_modules/`. So the texts are here.',
    table(screens),
    VOICES,
    '## Texts of the packages inside the screens',
    ...textsOf(root, screens),
    '',
  ].join('\n\n')
}

function table(packages: readonly LicensedPackage[]): string {
  const rows = packages.map(
    ({ name, version, licence, copyright }) => `| \`${name}\` | ${version} | ${licence} | ${copyright} |`,
  )
  return ['| package | version | licence | copyright |', '|---|---|---|---|', ...rows].join('\n')
}

/** Packages of one author often carry the same text; it is printed once, below the names of all of them. */
function textsOf(root: string, packages: readonly LicensedPackage[]): string[] {
  const names = new Map<string, string[]>()
  for (const { name, path } of packages)
    for (const text of licenceTextsOf(root, path))
      names.set(text, [...(names.get(text) ?? []), `\`${name}\``])
  return [...names].map(([text, sharing]) => `### ${sharing.join(', ')}\n\`\`\`text\n${text}\n\`\`\``)
}
