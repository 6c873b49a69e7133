import type { Patch } from '../../server/queue/build-scripts.ts'

/**
 * Scripts with deliberate defects, each known from another queue system. A test that guards against a defect is
 * worth something only if it fails here.
 */

/** @returns a patch that replaces `sound` by `broken` in every script that contains it */
function instead(sound: string, broken: string): Patch {
  return (_, source) => source.replaceAll(sound, () => broken)
}

export const mutants = {
  /** A ticket is taken by a caller who has read that it waits, whatever has happened to it since. */
  claimsWhateverWasRead: instead(
    "if not (MOVE[ROLE] and MOVE[ROLE][t.state]) then return nil, {'ILLEGAL_TRANSITION', t.state} end",
    '',
  ),
  /** Every request counts as new. */
  forgetsRequests: instead('if known then', 'if false then'),
  /** The last ticket to come is called first. */
  lastInFirstOut: instead(
    "'ZRANGE', lane_key(DAY, queue, lane), '0', '0'",
    "'ZREVRANGE', lane_key(DAY, queue, lane), '0', '0'",
  ),
  /** The node decides which day it is. */
  trustsTheNodesDay: instead("return {'DAY_CHANGED', nowText, calendar}", ''),
  /** An undone step gives the ticket its state back, but no window its visitor. */
  undoForgetsTheWindow: instead(
    'if comesFromCounter then change = change_counter(step.counter, { ticket = ticket }) end',
    '',
  ),
} as const satisfies Record<string, Patch>
