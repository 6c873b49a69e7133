import { css } from 'lit'

export const kioskChoicesStyles = css`
  :host {
    display: contents;
  }

  ul {
    display: flex;
    flex-direction: column;
    gap: var(--gap);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .roomy {
    flex: 1;
    justify-content: center;
    gap: calc(var(--gap) * 2);
  }

  .choice {
    display: flex;
    align-items: center;
    gap: 0.7em;
    width: 100%;
    min-height: calc(var(--touch) * 1.4);
    font-size: calc(var(--text) * 1.12);
    border-color: var(--line-strong);
    text-align: start;
  }

  .roomy .choice {
    min-height: calc(var(--touch) * 2.6);
  }

  .roomy .title {
    font-size: calc(var(--text) * 1.35);
  }

  .words {
    flex: 1;
    min-width: 0;
    display: flex;
    flex-direction: column;
    gap: 0.25em;
  }

  .title {
    font-weight: 600;
  }

  .note {
    display: flex;
    gap: 0.35em;
    font-size: var(--small);
    color: var(--ink-2);
  }

  .note svg {
    flex: none;
    margin-top: 0.1em;
  }

  .primary .note {
    color: inherit;
  }

  .letter {
    flex: none;
    display: grid;
    place-items: center;
    width: 1.7em;
    height: 1.7em;
    border-radius: 50%;
    background: var(--brand-soft);
    color: var(--brand);
    font-weight: 700;
  }

  .onward {
    flex: none;
    display: flex;
  }

  .closed {
    border-style: dashed;
    background: var(--ground-2);
  }

  .subject {
    margin: 0;
    font-size: calc(var(--text) * 1.2);
    color: var(--ink-2);
  }

  .notice {
    margin: 0;
    padding: var(--gap) calc(var(--gap) * 1.5);
    border-inline-start: 0.4em solid var(--warn);
    border-radius: var(--round);
    background: var(--warn-soft);
    color: var(--ink);
  }

  .search {
    display: flex;
    align-items: center;
    gap: 0.6em;
    width: 100%;
    background: var(--ground-2);
    text-align: start;
  }
`
