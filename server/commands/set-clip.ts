import { isClip } from '../../shared/speech/clips.ts'
import { readRecording } from '../../shared/speech/recording.ts'
import { writeWav } from '../../shared/speech/wav.ts'
import type { Refused } from '../queue/script-runner.ts'
import { lastWord } from './last-word.ts'
import { contextOf, refuse, type UseCase } from './use-case.ts'

/** Stores a centre's own recording of a clip. Keeps only the sound of the file, none of its metadata. */
export const setClip: UseCase<'voice:set-clip'> = async ({ store }, request, { language, clip, wav }) => {
  const refuseNew = (no: Refused) => lastWord(no, store, request, 'voice:set-clip')
  if (!isClip(language, clip)) return refuseNew(refuse('NO_SUCH_CLIP'))
  const recording = readRecording(Buffer.from(wav, 'base64'))
  if (typeof recording === 'string') return refuseNew(refuse('BAD_CLIP', { problem: recording }))
  const { rate, samples } = recording
  return store.run(request.asker.centre, 'set-clip', contextOf(request), {
    language,
    clip,
    ms: Math.round((samples.length / rate) * 1000),
    wav: Buffer.from(writeWav(recording)).toString('base64'),
  })
}
