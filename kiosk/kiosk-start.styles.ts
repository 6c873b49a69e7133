import { css } from 'lit'

export const kioskStartStyles = css`
  :host {
    display: contents;
  }

  .also {
    display: flex;
    flex-wrap: wrap;
    column-gap: 1.2em;
    margin: 0;
    font-size: calc(var(--title) * 0.75);
    color: var(--ink-2);
  }

  .languages {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: calc(var(--gap) * 2);
    justify-content: center;
  }

  button {
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: 0.5em;
    flex: 1;
    max-height: calc(var(--touch) * 4);
    padding: 0.8em 1em;
    border: 3px solid var(--brand);
    text-align: start;
  }

  .name {
    font-size: calc(var(--title) * 1.25);
    font-weight: 700;
    color: var(--brand);
  }

  .invitation {
    font-size: var(--text);
    color: var(--ink);
  }

  .notice {
    padding: var(--gap) calc(var(--gap) * 1.5);
    border-inline-start: 0.4em solid var(--warn);
    border-radius: var(--round);
    background: var(--warn-soft);
    color: var(--ink);
  }

  .notice p {
    margin: 0.3em 0;
  }
`
