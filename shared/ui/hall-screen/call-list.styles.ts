import { css } from 'lit'

export const callListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    color: var(--night-ink);
  }

  .head,
  li {
    display: grid;
    grid-template-columns: 1fr calc(88 * var(--u)) calc(178 * var(--u));
    column-gap: calc(14 * var(--u));
    align-items: center;
    padding: 0 calc(20 * var(--u));
  }

  .head {
    flex: none;
    height: calc(50 * var(--u));
    font-size: calc(34 * var(--u));
    font-weight: 600;
    color: var(--night-ink-2);
  }

  .head :first-child {
    grid-column: span 2;
  }

  .window {
    text-align: center;
  }

  ul {
    flex: 1;
    min-height: 0;
    margin: 0;
    padding: 0;
    list-style: none;
    overflow: hidden;
  }

  li {
    height: calc(112 * var(--u));
    margin-bottom: calc(4 * var(--u));
    border-radius: calc(16 * var(--u));
    background: var(--night-2);
    /* In Golos Text capitals have 0.703 of the font size, and are 0.028 below the middle of their line. */
    font-size: calc(130 * var(--u));
    font-weight: 700;
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 0.8;
    white-space: nowrap;
  }

  li > [aria-hidden='true']:not(svg) {
    position: relative;
    top: -0.028em;
  }

  :host([zoned]) li {
    height: calc(152 * var(--u));
    align-content: center;
    row-gap: calc(6 * var(--u));
  }

  li > .zone[aria-hidden='true'] {
    grid-column: 1 / -1;
    top: 0;
    overflow: hidden;
    font-size: calc(32 * var(--u));
    font-weight: 600;
    line-height: 1.2;
    text-align: end;
    text-overflow: ellipsis;
  }

  svg {
    width: calc(88 * var(--u));
    height: calc(74 * var(--u));
  }

  .blinking,
  .new {
    color: var(--call);
  }

  .lit {
    background: var(--call);
    color: var(--night);
  }

  .serving {
    background: none;
    color: var(--night-ink-2);
    font-weight: 500;
  }

  .serving svg {
    stroke-width: 7;
  }
`
