import { css } from 'lit'

export const kioskPageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
    width: 100%;
    max-width: 1200px;
    margin: 0 auto;
  }

  main {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: var(--gap);
    min-height: 0;
    padding: var(--pad);
  }

  h1 {
    margin: 0 0 0.2em;
    font-size: var(--title);
    font-weight: 700;
    line-height: 1.15;
    text-wrap: balance;
    overflow-wrap: break-word;
  }

  /* The heading takes the focus for screen readers and needs no visible outline. */
  h1:focus-visible {
    box-shadow: none;
  }

  footer {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-direction: column;
    gap: var(--gap);
    padding: var(--gap) var(--pad) var(--pad);
    background: var(--ground);
    border-top: 2px solid var(--line);
  }

  /* Content fades under the foot to show that it scrolls. */
  footer::before {
    content: '';
    position: absolute;
    inset: auto 0 100%;
    block-size: var(--pad);
    background: linear-gradient(transparent, var(--ground));
    pointer-events: none;
  }

  :host([bare]) footer {
    display: none;
  }

  .ways {
    display: flex;
    justify-content: space-between;
    gap: var(--gap);
  }

  .ways button {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    background: var(--ground-2);
  }

  .begin {
    margin-inline-start: auto;
  }

  /* Inherited by the slotted content. */
  :host([settling]) {
    pointer-events: none;
  }
`
