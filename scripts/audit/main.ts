/** `npm run audit`: see scripts/audit.mjs. */
import { type Verdict, verifyTrail } from '../../server/audit/verify.ts'
import { registerNames } from '../../server/auth/register.ts'
import { CatalogueRegister } from '../../server/catalogue/catalogue-register.ts'
import { orderCatalogue } from '../../server/catalogue/first-catalogue.ts'
import { ConfigError } from '../../server/config.ts'
import { centreKeys } from '../../server/queue/keys.ts'
import { StartError } from '../../server/start-error.ts'
import { parseCatalogue } from '../../shared/catalogue/catalogue.ts'
import { OptionError } from '../option-error.ts'
import { withStore } from '../store/with-store.ts'
import { readOptions } from './options.ts'
import { sentenceOf } from './sentences.ts'

try {
  const { trail: wanted, lines } = await readOptions(process.argv.slice(2))
  await withStore(process.env, async (client, { keyPrefix }) => {
    const trails = [...(await centresIn(new CatalogueRegister(client, keyPrefix))), ...registerNames]
    if (wanted !== undefined && !trails.includes(wanted))
      throw new OptionError(`There is no centre ${wanted}. Trails: ${trails.join(', ')}.`)
    const verdicts: Verdict[] = []
    for (const trail of wanted === undefined ? trails : [wanted]) {
      const own = lines.filter(line => line.trail === trail)
      const verdict = await verifyTrail({ client, trail, keys: centreKeys(keyPrefix, trail), lines: own })
      if (verdict) {
        verdicts.push(verdict)
        console.log(sentenceOf(verdict))
      } else if (own.length > 0) {
        console.log(`${trail}: WRONG: the log names a trail, and there is none.`)
        process.exitCode = 1
      }
    }
    const wrong = verdicts.filter(({ fault }) => fault).length
    const rows = verdicts.reduce((sum, verdict) => sum + verdict.rows, 0)
    console.log(`${verdicts.length} trails, ${rows} rows, ${wrong} wrong.`)
    if (wrong > 0) process.exitCode = 1
  })
} catch (error) {
  const isExpected = [OptionError, ConfigError, StartError].some(kind => error instanceof kind)
  console.error(isExpected ? (error as Error).message : error)
  process.exitCode = 1
}

/** Reads the ids of all centres. A store of an older version has no catalogue yet: its centres are the order's. */
async function centresIn(register: CatalogueRegister): Promise<string[]> {
  const stored = await register.read()
  const parsed = stored && parseCatalogue(stored.catalogue)
  const { centres } = parsed?.ok ? parsed.data : orderCatalogue()
  return centres.map(({ id }) => id)
}
