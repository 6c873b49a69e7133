import { css } from 'lit'

/** Kinds of days differ by more than colour: frame, line and weight. */
export const yearCalendarStyles = css`
  .months {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(308px, 100%), 1fr));
    gap: 16px;
    align-items: start;
  }

  table {
    width: auto;
    border: 0;
    table-layout: fixed;
  }

  caption {
    padding: 4px 0;
    font-weight: 700;
    text-align: start;
  }

  th,
  td {
    width: 44px;
    padding: 0;
    border: 0;
    text-align: center;
    background: none;
  }

  td button,
  .sample {
    width: 100%;
    max-width: 44px;
    height: 44px;
    padding: 0;
    border: 2px solid transparent;
    border-radius: 8px;
    background: none;
    color: var(--ink);
  }

  td button:hover {
    background: var(--brand-soft);
  }

  td button[aria-current] {
    outline: 2px solid var(--brand);
    outline-offset: -5px;
  }

  [data-kind='day-off'] {
    color: var(--ink-2);
    background: var(--ground-2);
  }

  [data-kind='holiday'] {
    font-weight: 700;
    color: var(--bad);
    background: var(--ground-2);
  }

  [data-kind='closed'] {
    border-color: var(--bad);
    font-weight: 700;
    text-decoration: line-through;
    color: var(--bad);
  }

  [data-kind='moved'] {
    border-color: var(--brand);
    border-style: dashed;
    font-weight: 700;
  }

  .sample {
    display: inline-grid;
    place-items: center;
    width: 36px;
    height: 36px;
  }
`
