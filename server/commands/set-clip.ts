import { isClip } from '../../shared/speech/clips.ts'
import { readRecording } from '../../shared/speech/recording.ts'
import { writeWav } from '../../shared/speech/wav.ts'
import { contextOf, refuse, type UseCase } from './use-case.ts'

/** A manager gives the centre's voice a clip of its own. Nothing but the sound of the file is kept. */
export const setClip: UseCase<'voice:set-clip'> = async ({ store }, request, { language, clip, wav }) => {
  if (!isClip(language, clip)) return refuse('NO_SUCH_CLIP')
  const recording = readRecording(Buffer.from(wav, 'base64'))
  if (typeof recording === 'string') return refuse('BAD_CLIP', { problem: recording })
  const { rate, samples } = recording
  return store.run(request.asker.centre, 'set-clip', contextOf(request), {
    language,
    clip,
    ms: Math.round((samples.length / rate) * 1000),
    wav: Buffer.from(writeWav(recording)).toString('base64'),
  })
}
