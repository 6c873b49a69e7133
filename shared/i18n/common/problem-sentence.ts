import type { ErrorMessage } from './errors.ts'

/** @returns the sentence of the problem that a refusal names; `otherwise` if it names none that has a sentence */
export function problemSentence(
  sentences: Readonly<Record<string, string>>,
  otherwise: string,
): ErrorMessage {
  return ({ problem }) => sentences[problem ?? ''] ?? otherwise
}
