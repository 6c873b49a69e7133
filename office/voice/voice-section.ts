import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { mayDo } from '../../shared/contract/permissions.ts'
import type { ClipEntry } from '../../shared/contract/voice-pack.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import { voice } from '../../shared/i18n/office/voice.ts'
import { recordingProblems } from '../../shared/i18n/office/voice-errors.ts'
import type { ClipId } from '../../shared/speech/clips.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import type { Office } from '../office.ts'
import type { ClipAction, ClipRow } from './clip-row.ts'
import './clip-row.ts'
import { ClipsController, type Trouble } from './clips-controller.ts'
import { type Recording, startRecording } from './microphone.ts'
import { PlayerController } from './player-controller.ts'
import { VoiceClient } from './voice-client.ts'
import { voiceSectionStyles } from './voice-section.styles.ts'

/** The section on which a centre records its own voice for the hall, clip by clip. */
@customElement('kezek-voice-section')
export class VoiceSection extends LitElement {
  static override styles = [baseStyles, voiceSectionStyles]

  readonly #clips = new ClipsController(this)
  readonly #player = new PlayerController(this)
  #recording: Recording | undefined
  /** The clip for which a file is being chosen; undefined when several files are chosen, named after their clips. */
  #chooseFor: ClipId | undefined

  @query('#file') private fileInput!: HTMLInputElement
  @query('#files') private filesInput!: HTMLInputElement

  @state() private language: Locale = 'kk'
  /** Clips that were missing when the filter was set: a row must not vanish under the user's finger. */
  @state() private missing: ReadonlySet<ClipId> | undefined
  /** A change is in progress: no other change can be made. */
  @state() private busy = false
  @state() private recordingId: ClipId | undefined
  /** The result of the last change. */
  @state() private notice = ''
  /** Errors by clip; errors of files without a clip by file name. */
  @state() private troubles: ReadonlyMap<string, string> = new Map()

  @property() centre = ''
  @property() locale: Locale = 'kk'
  /** The user may record; other users can only listen. */
  @property({ attribute: false }) mayChange = true

  /** Takes what the section needs of the office. */
  set office({ centre, locale, role }: Office) {
    this.centre = centre
    this.locale = locale
    this.mayChange = mayDo(role, 'voice:set-clip')
  }

  get #client(): VoiceClient {
    return new VoiceClient(this.centre, this.language)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('centre')) this.#open(this.language)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#recording?.stop()
  }

  #open(language: Locale): void {
    this.#player.stop()
    this.language = language
    this.notice = ''
    this.troubles = new Map()
    this.missing = undefined
    if (this.centre) void this.#clips.open(this.#client)
  }

  #act(clip: ClipEntry, action: ClipAction): void {
    switch (action) {
      case 'play-own':
      case 'play-default':
        return void this.#play(clip, action)
      case 'record':
        return void this.#record(clip)
      case 'stop':
        this.#player.stop()
        this.#recording?.stop()
        return
      case 'choose':
        this.#chooseFor = clip.id
        this.fileInput.click()
        return
      case 'remove':
        return void this.#remove(clip)
    }
  }

  async #play(clip: ClipEntry, which: 'play-own' | 'play-default'): Promise<void> {
    this.#player.stop()
    const answer = which === 'play-own' ? await this.#client.own(clip.id) : undefined
    if (answer && !answer.ok) return void this.#complain(clip.id, { refusal: answer.error })
    const sound = answer ? answer.reply : clip.defaultFile
    if (sound === null) return
    try {
      await this.#player.play(`${which} ${clip.id}`, sound)
    } catch {
      this.#complain(clip.id, voice[this.locale].notHeard)
    }
  }

  async #record(clip: ClipEntry): Promise<void> {
    this.#player.stop()
    await this.#step(async () => {
      const recording = await startRecording().catch(() => undefined)
      if (!recording) return this.#complain(clip.id, voice[this.locale].noMicrophone)
      this.#recording = recording
      this.recordingId = clip.id
      this.notice = voice[this.locale].recording(clip.text)
      const sound = await recording.sound
      this.#recording = undefined
      this.recordingId = undefined
      this.notice = ''
      return this.#save(clip, sound)
    })
  }

  async #save(clip: ClipEntry, sound: Blob): Promise<string> {
    const trouble = await this.#clips.save(clip.id, sound)
    return trouble ? this.#complain(clip.id, trouble) : voice[this.locale].saved(clip.text)
  }

  async #remove(clip: ClipEntry): Promise<void> {
    await this.#step(async () => {
      const trouble = await this.#clips.remove(clip.id)
      return trouble ? this.#complain(clip.id, trouble) : voice[this.locale].removed(clip.text)
    })
  }

  async #undo(): Promise<void> {
    await this.#whileBusy(async () => {
      const trouble = await this.#clips.undo()
      return trouble ? this.#complain('', trouble) : voice[this.locale].undone
    })
  }

  async #chosen(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])]
    // Cleared, so that choosing the same file again is a change.
    input.value = ''
    const clip = input === this.fileInput ? this.#clips.clip(this.#chooseFor ?? '') : undefined
    const [file] = files
    if (clip && file) await this.#step(() => this.#save(clip, file))
    else if (input === this.filesInput && files.length > 0) await this.#step(() => this.#saveAll(files))
  }

  /** Saves the files; names those that hold no sound or belong to no clip. */
  async #saveAll(files: readonly File[]): Promise<string> {
    const t = voice[this.locale]
    let saved = 0
    for (const [at, file] of files.entries()) {
      this.notice = t.uploading(at + 1, files.length)
      const clip = this.#clips.clip(file.name.replace(/\.[^.]*$/, '').toLowerCase())
      const trouble = clip ? await this.#clips.save(clip.id, file) : t.unknownName
      if (trouble) this.#complain(file.name, trouble)
      else saved++
    }
    return t.filesSaved(saved, files.length)
  }

  /** Makes a change that can be undone until the next one. */
  #step(change: () => Promise<string>): Promise<void> {
    return this.#whileBusy(() => {
      this.#clips.begin()
      this.troubles = new Map()
      return change()
    })
  }

  /** @param change returns the result in words; an empty text where nothing was changed. */
  async #whileBusy(change: () => Promise<string>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.notice = ''
    const done = await change()
    await this.#clips.load()
    this.notice = done
    this.busy = false
  }

  /** Shows an error. @returns an empty text: nothing was changed. */
  #complain(about: string, trouble: Trouble | string): '' {
    this.troubles = new Map([...this.troubles, [about, this.#sentence(trouble)]])
    return ''
  }

  #sentence(trouble: Trouble | string): string {
    if (typeof trouble === 'string') return trouble
    return 'problem' in trouble
      ? recordingProblems[this.locale][trouble.problem]
      : errorMessage(this.locale, trouble.refusal)
  }

  #languages() {
    return html`
      <div class="languages" role="group" aria-label=${voice[this.locale].language}>
        ${locales.map(
          language => html`
            <button
              type="button"
              lang=${language}
              aria-pressed=${language === this.language}
              aria-disabled=${this.busy}
              @click=${() => this.busy || this.#open(language)}
            >
              ${languageNames[language]}
            </button>
          `,
        )}
      </div>
    `
  }

  #book(clips: readonly ClipEntry[], isComplete: boolean) {
    const t = voice[this.locale]
    const needed = clips.filter(clip => clip.needed)
    const recorded = needed.filter(clip => clip.ownMs !== null).length
    const missing = needed.filter(clip => clip.ownMs === null)
    const shown = clips.filter(({ id }) => this.missing?.has(id) ?? true)
    return html`
      <div class="progress">
        <label for="progress">${t.recordedOf(recorded, needed.length)}</label>
        <progress id="progress" max=${needed.length} value=${recorded}></progress>
        <span>${isComplete ? t.ownVoice : t.defaultVoice}</span>
      </div>
      <div class="tools">
        ${
          this.mayChange
            ? html`<button type="button" aria-disabled=${this.busy} aria-describedby="hint" @click=${() => this.busy || this.filesInput.click()}>
                  ${t.chooseFiles}
                </button>
                <small id="hint">${t.filesHint('n-42')}</small>`
            : nothing
        }
        <label class="filter">
          <input
            type="checkbox"
            .checked=${this.missing !== undefined}
            @change=${(event: Event) => {
              const isAsked = (event.target as HTMLInputElement).checked
              this.missing = isAsked ? new Set(missing.map(({ id }) => id)) : undefined
            }}
          />
          ${t.onlyMissing}
        </label>
      </div>
      ${this.#news()}
      <ul>
        ${repeat(
          shown,
          ({ id }) => id,
          clip => this.#row(clip),
        )}
      </ul>
      ${shown.length === 0 ? html`<p>${t.nothingMissing}</p>` : nothing}
      ${this.#file('file')} ${this.#file('files')}
    `
  }

  /** Shows the last result with the undo button, and the errors that belong to no clip in the list. */
  #news() {
    const t = voice[this.locale]
    const elsewhere = [...this.troubles].filter(([about]) => !this.#clips.clip(about))
    return html`
      <div class="news">
        <p role="status">${this.notice}</p>
        ${
          this.#clips.canUndo
            ? html`<button type="button" aria-disabled=${this.busy} @click=${this.#undo}>${t.undo}</button>`
            : nothing
        }
      </div>
      <div role="alert" class="troubles">
        ${elsewhere.map(
          ([about, sentence]) =>
            html`<p class="trouble">${about ? html`<code>${about}</code>: ` : nothing}${sentence}</p>`,
        )}
      </div>
    `
  }

  #row(clip: ClipEntry) {
    return html`
      <li>
        <kezek-clip-row
          .clip=${clip}
          .locale=${this.locale}
          .language=${this.language}
          .doing=${this.#doing(clip)}
          .busy=${this.busy}
          .mayChange=${this.mayChange}
          .trouble=${this.troubles.get(clip.id) ?? ''}
          @kezek-clip-action=${(event: CustomEvent<ClipAction>) => this.#act(clip, event.detail)}
        ></kezek-clip-row>
      </li>
    `
  }

  #doing({ id }: ClipEntry): ClipRow['doing'] {
    if (this.recordingId === id) return 'record'
    if (this.#player.playing === `play-own ${id}`) return 'play-own'
    return this.#player.playing === `play-default ${id}` ? 'play-default' : undefined
  }

  #file(id: 'file' | 'files') {
    return html`
      <input
        id=${id}
        type="file"
        accept="audio/*"
        hidden
        ?multiple=${id === 'files'}
        @change=${(event: Event) => this.#chosen(event.target as HTMLInputElement)}
      />
    `
  }

  override render() {
    const t = voice[this.locale]
    const { list, refusal } = this.#clips
    return html`
      <section aria-labelledby="heading">
        <h2 id="heading">${t.heading}</h2>
        <p class="intro">${t.intro}</p>
        ${this.mayChange ? nothing : html`<p data-read-only>${officeMessages[this.locale].readOnly}</p>`}
        ${this.#languages()}
        ${list ? this.#book(list.clips, list.complete) : nothing}
        ${!list && refusal ? refusedView(refusal, this.#clips.retry, this.locale) : nothing}
        ${!list && !refusal ? html`<p role="status">${t.loading}</p>` : nothing}
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-voice-section': VoiceSection
  }
}
