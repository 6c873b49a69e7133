import { css } from 'lit'

export const boardCountersStyles = css`
  h2 {
    margin-bottom: 10px;
    min-height: 44px;
    display: flex;
    align-items: center;
  }

  /* Columns, not a grid: a closed window takes less room than one with a visitor. */
  ul {
    columns: 260px;
    column-gap: 10px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: 4px 12px;
    margin-bottom: 10px;
    padding: 8px 10px 8px 12px;
    break-inside: avoid;
    border: 1px solid var(--line);
    border-left: 6px solid var(--line-strong);
    border-radius: 12px;
    background: var(--ground);
  }

  li.open {
    border-left-color: var(--good);
  }

  li.paused {
    border-left-color: var(--warn);
  }

  li.away {
    border-left-color: var(--bad);
  }

  li.closed {
    background: var(--ground-2);
  }

  .window {
    font-size: 1.75rem;
    font-weight: 700;
    min-width: 1.3em;
    line-height: 1.1;
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    min-width: 0;
  }

  .who,
  .visitor {
    grid-column: 1 / -1;
    display: flex;
    justify-content: space-between;
    gap: 2px 10px;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .quiet {
    white-space: nowrap;
  }

  .visitor {
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 10px;
    padding-top: 4px;
    border-top: 1px solid var(--line);
  }

  .visitor .ticket-number {
    font-size: 1.125rem;
  }

  .button {
    padding: 6px 8px;
  }

  @media (max-width: 360px) {
    li {
      gap: 4px 8px;
      padding: 8px;
    }

    .button {
      font-size: 0.875rem;
    }
  }
`
