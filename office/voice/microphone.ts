/** Milliseconds after which recording ends by itself: a little less than the longest clip. */
const maxMs = 5_500

/** A recording in progress. */
export interface Recording {
  /** Resolves with the sound when the recording is stopped or reaches `maxMs`. */
  readonly sound: Promise<Blob>
  stop(): void
}

/**
 * Begins to record.
 * @throws where there is no microphone, or none for this page: nobody allowed it, or the page came neither by HTTPS nor from
 * this machine, and then the browser has none to give
 */
export async function startRecording(): Promise<Recording> {
  // A browser's filters for calls would cut the ends of single words.
  const constraints = { audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } }
  const stream = await navigator.mediaDevices.getUserMedia(constraints)
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const sound = new Promise<Blob>(resolve => {
    recorder.addEventListener('stop', () => {
      clearTimeout(timer)
      for (const track of stream.getTracks()) track.stop()
      resolve(new Blob(parts, { type: recorder.mimeType }))
    })
  })
  const timer = setTimeout(stop, maxMs)
  recorder.start()
  return { sound, stop }
}
