import { type ArgsOf, buildScripts, type Patch, type Script } from './build-scripts.ts'
import { type ScriptName, scriptArgs } from './script-args.ts'

const folder = new URL('./lua/', import.meta.url)

/**
 * Builds every script of the queues.
 * @throws Error when a header and `args` differ
 */
export function loadScripts(
  args: ArgsOf<ScriptName> = scriptArgs,
  patch?: Patch,
): Record<ScriptName, Script<ScriptName>> {
  return buildScripts(folder, args, patch)
}
