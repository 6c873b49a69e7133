import { css } from 'lit'

export const kioskDocumentsStyles = css`
  :host {
    display: contents;
  }

  p {
    margin: 0;
  }

  .official {
    font-size: var(--small);
    color: var(--ink-2);
    hyphens: auto;
  }

  section {
    padding: var(--gap) calc(var(--gap) * 1.3);
    border-radius: var(--round);
    background: var(--brand-soft);
  }

  .files {
    display: grid;
    gap: calc(var(--gap) * 0.6);
  }

  .files button {
    text-align: start;
    overflow-wrap: break-word;
  }

  .tabs {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--gap);
  }

  .tabs button {
    min-height: var(--touch);
    background: var(--ground-2);
    font-size: max(16px, calc(var(--text) * 0.88));
  }

  .tabs button[aria-pressed='true'] {
    border-color: var(--brand);
    background: var(--brand-soft);
    color: var(--brand);
    font-weight: 700;
  }

  h2,
  dt {
    margin: 0;
    font-size: var(--small);
    font-weight: 650;
    color: var(--brand);
  }

  ul {
    margin: 0;
    padding-inline-start: 1.1em;
  }

  li,
  .note,
  dd {
    /* At 1080 x 1920 the longest list of documents leaves room for term, cost and hours. */
    font-size: max(16px, calc(var(--text) * 0.88));
  }

  li {
    margin: 0.25em 0;
    overflow-wrap: break-word;
  }

  li::marker {
    color: var(--brand);
  }

  i {
    color: var(--ink-2);
    font-style: normal;
  }

  b {
    font-weight: 600;
    white-space: normal;
  }

  .note {
    margin-top: 0.4em;
    font-weight: 600;
  }

  dl {
    display: grid;
    gap: calc(var(--gap) * 0.9);
    margin: 0;
    padding-inline: calc(var(--gap) * 1.3);
  }

  /* Cost and hours are short. */
  @media (min-width: 641px) {
    dl {
      grid-template-columns: 2fr 3fr;
    }

    .wide {
      grid-column: span 2;
    }
  }

  dd {
    margin: 0.1em 0 0;
    overflow-wrap: break-word;
  }

  .dense :is(li, dd, .note) {
    font-size: max(16px, calc(var(--text) * 0.7));
  }

  .dense li {
    margin: 0.15em 0;
  }

  section.dense {
    padding-block: calc(var(--gap) * 0.7);
  }

  dl.dense {
    gap: calc(var(--gap) * 0.6);
  }

  .take {
    width: 100%;
    min-height: calc(var(--touch) * 1.3);
    font-size: calc(var(--text) * 1.2);
  }

  .closed {
    display: flex;
    gap: 0.5em;
    padding: var(--gap) calc(var(--gap) * 1.3);
    border-radius: var(--round);
    background: var(--warn-soft);
    color: var(--ink);
    font-weight: 600;
  }

  .closed svg {
    flex: none;
    margin-top: 0.15em;
  }
`
