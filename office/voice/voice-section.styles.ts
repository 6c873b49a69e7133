import { css } from 'lit'

export const voiceSectionStyles = css`
  :host {
    display: block;
  }

  h2 {
    margin: 0;
    font-size: 1.5rem;
    line-height: 1.2;
  }

  p {
    margin: 0;
  }

  .intro {
    max-width: 70ch;
    margin-top: 8px;
    color: var(--ink-2);
  }

  .languages,
  .progress,
  .tools,
  .news {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin-top: 16px;
  }

  button {
    min-height: 44px;
    padding: 8px 16px;
    border: 1.5px solid var(--line-strong);
    border-radius: 10px;
    background: var(--ground);
    font-weight: 600;
  }

  button:hover:not([aria-disabled='true']) {
    background: var(--brand-soft);
  }

  button[aria-disabled='true'] {
    cursor: default;
    border-style: dashed;
    background: var(--ground-2);
    color: var(--ink-2);
  }

  button[aria-pressed='true'],
  button[aria-pressed='true']:hover:not([aria-disabled='true']) {
    border-color: var(--brand);
    border-style: solid;
    background: var(--brand);
    color: var(--brand-ink);
  }

  .progress {
    font-weight: 600;
  }

  .progress span {
    color: var(--ink-2);
  }

  progress {
    width: min(320px, 100%);
    height: 14px;
    accent-color: var(--brand);
  }

  small {
    font-size: 0.875rem;
    color: var(--ink-2);
  }

  .filter {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    margin-left: auto;
  }

  .filter input {
    width: 24px;
    height: 24px;
    accent-color: var(--brand);
  }

  /* The last result and the undo button stay in view far down the list. */
  .news {
    position: sticky;
    top: 0;
    z-index: 1;
    min-height: 60px;
    padding: 8px 0;
    background: var(--ground);
    font-weight: 600;
  }

  .trouble {
    color: var(--bad);
    font-weight: 600;
  }

  .troubles .trouble {
    padding: 8px 0;
  }

  ul {
    margin: 8px 0 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    list-style: none;
  }

  ul:empty {
    display: none;
  }

  li + li {
    border-top: 1px solid var(--line);
  }
`
