import { css, html, type TemplateResult } from 'lit'

export interface FileButton {
  label: string
  /** Types and endings that the dialog offers: `application/pdf,.pdf`. */
  accept: string
  /** Something else is under way. The button keeps the focus and does nothing. */
  isOff: boolean
  onChoose(file: File): void
}

/** The file field lies over the button, so a press, a key and a dropped file reach it. */
export const fileButtonStyles = css`
  .choose {
    position: relative;
    justify-self: start;
  }

  .choose input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .choose:focus-within .button {
    box-shadow: var(--focus);
  }

  .choose:has([aria-disabled='true']) {
    opacity: 0.5;
  }
`

/** @returns a button that opens the dialog to choose one file */
export function fileButton({ label, accept, isOff, onChoose }: FileButton): TemplateResult {
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    // Cleared, so that choosing the same file again is a change.
    input.value = ''
    if (file && !isOff) onChoose(file)
  }
  return html`<label class="choose">
    <span class="button" aria-hidden="true">${label}</span>
    <input
      type="file"
      name="file"
      accept=${accept}
      aria-label=${label}
      aria-disabled=${isOff}
      @click=${(event: Event) => isOff && event.preventDefault()}
      @change=${choose}
    />
  </label>`
}
