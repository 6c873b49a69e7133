import type { Patch } from '../../server/queue/build-scripts.ts'

/**
 * Scripts broken on purpose, each as some other queue system was. A test that guards against a defect is worth what it says
 * only if it fails here.
 */

/** @returns a patch that puts `broken` for `sound` in every script that has it. */
function instead(sound: string, broken: string): Patch {
  return (_, source) => source.replaceAll(sound, () => broken)
}

export const mutants = {
  /** A ticket is taken by whoever has read that it waits, whatever has become of it since. */
  claimsWhateverWasRead: instead(
    "if not (MOVE[ROLE] and MOVE[ROLE][t.state]) then return nil, {'ILLEGAL_TRANSITION', t.state} end",
    '',
  ),
  /** Every request is a new one. */
  forgetsRequests: instead('if known then', 'if false then'),
  /** The last to come is the first to be called. */
  lastInFirstOut: instead(
    "'ZRANGE', lane_key(DAY, queue, lane), '0', '0'",
    "'ZREVRANGE', lane_key(DAY, queue, lane), '0', '0'",
  ),
  /** The day is what the node says it is. */
  trustsTheNodesDay: instead("return {'DAY_CHANGED', nowText, calendar}", ''),
  /** A step taken back gives the ticket its state again, and nobody the visitor. */
  undoForgetsTheWindow: instead(
    'if comesFromCounter then change = change_counter(step.counter, { ticket = ticket }) end',
    '',
  ),
} as const satisfies Record<string, Patch>
