import { css } from 'lit'

export const boardQueuesStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
    margin-bottom: 10px;
  }

  .tools h2 {
    flex: 1 1 auto;
  }

  .tools .field {
    flex: 1 1 200px;
    max-width: 320px;
  }

  th button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 44px;
    padding: 0 4px;
    margin: 0 -4px;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: inherit;
    color: inherit;
  }

  th.number button {
    justify-content: flex-end;
  }

  th button:hover {
    text-decoration: underline;
  }

  .arrow {
    width: 0.8em;
    flex: none;
  }

  thead th {
    padding-top: 0;
    padding-bottom: 0;
  }

  tbody th {
    min-width: 150px;
    font-weight: 400;
  }

  /* Marks are stacked to keep the column narrow. */
  .mark {
    white-space: normal;
    text-align: left;
    margin: 2px 0;
  }

  th,
  td {
    padding: 4px 7px;
  }

  thead th {
    font-size: 0.8125rem;
  }

  .name {
    min-height: 44px;
    width: 100%;
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 2px 0;
    border: 0;
    background: none;
    text-align: left;
    font-weight: 600;
    line-height: 1.2;
  }

  .name:hover .words {
    text-decoration: underline;
  }

  .letter {
    flex: none;
    width: 28px;
    padding: 2px 0;
    border-radius: 6px;
    text-align: center;
    font-weight: 700;
    color: var(--brand-ink);
    background: var(--brand);
  }

  .purpose {
    display: block;
    font-weight: 400;
    color: var(--ink-2);
    font-size: 0.9375rem;
  }

  .idle .letter {
    color: var(--ink-2);
    background: var(--ground-2);
  }

  .idle td,
  .idle .words {
    color: var(--ink-2);
    font-weight: 400;
  }

  .big {
    font-size: 1.25rem;
    font-weight: 700;
  }

  .past {
    color: var(--bad);
    font-weight: 700;
  }

  .empty {
    padding: 20px;
    color: var(--ink-2);
  }

  /* On an upright tablet, every column fits and no word is broken. */
  @media (max-width: 900px) {
    .name {
      gap: 6px;
      font-size: 0.875rem;
    }

    .purpose,
    .mark {
      font-size: 0.8125rem;
    }

    .letter {
      width: 22px;
    }

    .mark {
      padding: 2px 4px;
      gap: 4px;
    }

    thead th {
      font-size: 0.75rem;
    }

    tbody th {
      min-width: 120px;
    }

    th,
    td {
      padding: 4px 5px;
    }
  }

  .fold {
    margin-top: 10px;
  }
`
