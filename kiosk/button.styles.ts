import { css } from 'lit'

/** Styles of the kiosk's buttons, all large enough for a finger. */
export const buttonStyles = css`
  button {
    min-width: var(--touch);
    min-height: var(--touch);
    padding: 0.4em 0.8em;
    border: 2px solid var(--line-strong);
    border-radius: var(--round);
    background: var(--ground);
    font-size: var(--text);
    line-height: 1.2;
    overflow-wrap: break-word;
    hyphens: auto;
  }

  button:active {
    background: var(--brand-soft);
    border-color: var(--brand);
  }

  button.primary {
    border-color: var(--brand);
    background: var(--brand);
    color: var(--brand-ink);
    font-weight: 650;
  }

  button.primary:active {
    background: var(--night-2);
  }
`
