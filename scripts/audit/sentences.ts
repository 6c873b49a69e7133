import type { Fault } from '../../server/audit/faults.ts'
import type { Verdict } from '../../server/audit/verify.ts'

const wordingOf: Readonly<Record<Fault, (n: number) => string>> = {
  missing: n => `row ${n} is missing`,
  changed: n => `row ${n} has been changed`,
  'out-of-order': n => `row ${n} is not where it was: another is in its place`,
  added: n => `before row ${n} is one that was never linked`,
  'cut-off': n => `the end is cut off: row ${n} and what came after it is missing`,
  'too-early': n => `row ${n} and what came after it, up to what is kept, is gone before its time`,
  'link-missing': n => `the link of row ${n} is missing`,
  'link-changed': n => `the link of row ${n} has been changed`,
  'link-added': n => `the chain has a link ${n} that was never made`,
  'head-changed': n => `what the chain says of its end, row ${n}, has been changed`,
  'no-chain': () => 'there is no chain: no row is vouched for',
  replaced: n => `the log tells of another row ${n}: the trail has been replaced`,
}

/** @returns the result for a trail in one line */
export function sentenceOf({ trail, rows, from, to, unlinked, tooOld, fault }: Verdict): string {
  if (fault) return `${trail}: WRONG: ${wordingOf[fault.fault](fault.n)}.`
  const held = rows === 0 ? 'no rows' : `${rows} rows hold, ${from} to ${to}`
  const more = [
    unlinked > 0 && `${unlinked} written since are not linked yet`,
    tooOld > 0 && `${tooOld} lines of the log are older than what is kept`,
  ].filter(Boolean)
  return `${[`${trail}: ${held}`, ...more].join('; ')}.`
}
