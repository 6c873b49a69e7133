/** Then recording ends by itself: a little before a clip would be too long. */
const mostMs = 5_500

/** A recording under way. */
export interface Recording {
  /** Resolves with the sound when it was stopped, or after five seconds and a half. */
  readonly sound: Promise<Blob>
  stop(): void
}

/**
 * Begins to record.
 * @throws where there is no microphone, or none for this page: nobody allowed it, or the page came neither by HTTPS nor from
 * this machine, and then the browser has none to give
 */
export async function startRecording(): Promise<Recording> {
  // What a browser does for calls would eat the ends of single words.
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
  const timer = setTimeout(stop, mostMs)
  recorder.start()
  return { sound, stop }
}
