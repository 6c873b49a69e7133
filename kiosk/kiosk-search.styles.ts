import { css } from 'lit'

/* Results scroll between the typed text and the keyboard, which both stay visible. */
export const kioskSearchStyles = css`
  kezek-kiosk-page {
    height: calc(100dvh - var(--banner) - var(--head));
    flex: none;
  }

  input {
    width: 100%;
    min-height: var(--touch);
    padding: 0 0.6em;
    border: 3px solid var(--brand);
    border-radius: var(--round);
    font-size: calc(var(--text) * 1.15);
    user-select: text;
  }

  input::placeholder {
    color: var(--ink-2);
    opacity: 1;
  }

  .found {
    flex: 1 1 0;
    min-height: calc(var(--touch) * 1.7);
    overflow-y: auto;
    padding: 6px;
    margin: -6px;
  }

  .found p {
    margin: 0.5em 0;
  }
`
