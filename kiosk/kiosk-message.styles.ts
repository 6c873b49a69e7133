import { css } from 'lit'

export const kioskMessageStyles = css`
  :host {
    display: contents;
  }

  .message {
    display: grid;
    gap: 0.6em;
    padding: calc(var(--gap) * 1.6);
    border-radius: var(--round);
    background: var(--brand-soft);
    font-size: calc(var(--text) * 1.4);
  }

  .message:empty {
    display: none;
  }

  .bad {
    background: var(--warn-soft);
  }

  p {
    margin: 0;
  }

  .note {
    font-size: var(--text);
  }

  button {
    width: 100%;
    min-height: calc(var(--touch) * 1.3);
    font-size: calc(var(--text) * 1.2);
  }
`
