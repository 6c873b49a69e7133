import { css } from 'lit'

export const kioskCoverStyles = css`
  :host {
    flex: 1;
    display: flex;
    background: var(--night);
  }

  main {
    flex: 1;
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: calc(var(--title) * 0.9);
    width: 100%;
    max-width: 1200px;
    margin: 0 auto;
    padding: calc(var(--pad) * 1.5);
    color: var(--night-ink);
  }

  h1,
  p {
    margin: 0;
    overflow-wrap: break-word;
  }

  h1,
  .sentence {
    font-size: var(--title);
    font-weight: 700;
    line-height: 1.25;
  }

  h1:focus-visible {
    box-shadow: none;
  }

  div {
    padding-block-start: calc(var(--title) * 0.9);
    border-block-start: 2px solid var(--line-strong);
  }

  .notice {
    margin-block-start: 0.6em;
    font-size: calc(var(--text) * 1.15);
    color: var(--call);
  }

  .notice a {
    color: inherit;
  }

  h1 + .notice {
    margin-block-start: calc(var(--title) * -0.5);
  }
`
