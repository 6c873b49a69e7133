import { css } from 'lit'

export const largeCallStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--night-2);
    border-radius: calc(28 * var(--u));
    color: var(--night-ink);
  }

  .call {
    flex: 1;
    display: flex;
    flex-direction: column;
    justify-content: space-evenly;
    align-items: center;
    border: calc(12 * var(--u)) solid transparent;
    border-radius: inherit;
    /* In Golos Text capitals have 0.703 of the font size. */
    font-size: calc(292 * var(--u));
    font-weight: 800;
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 0.86;
    white-space: nowrap;
  }

  .to {
    display: flex;
    align-items: center;
    gap: 0.2em;
  }

  svg {
    width: 0.86em;
    height: 0.72em;
  }

  .words {
    font-size: calc(72 * var(--u));
    font-weight: 600;
    line-height: 1.1;
    letter-spacing: normal;
  }

  .zone {
    display: -webkit-box;
    max-width: 100%;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: calc(48 * var(--u));
    overflow-wrap: anywhere;
    text-align: center;
    white-space: normal;
  }

  .blinking,
  .new {
    border-color: var(--call);
    color: var(--call);
  }

  .lit {
    background: var(--call);
    color: var(--night);
  }

  .serving {
    color: var(--night-ink-2);
    font-weight: 500;
  }
`
