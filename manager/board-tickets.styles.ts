import { css } from 'lit'

export const boardTicketsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }

  .search {
    flex: 1 1 220px;
    max-width: 340px;
  }

  .queue-choice {
    flex: 1 1 220px;
    max-width: 420px;
  }

  .lists {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .lists [aria-pressed='true'],
  .lists [aria-pressed='true']:hover:not(:disabled) {
    background: var(--brand);
    border-color: var(--brand);
    color: var(--brand-ink);
  }

  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
  }

  .queue {
    min-width: 180px;
    overflow-wrap: anywhere;
  }

  .state {
    white-space: nowrap;
  }

  td.due {
    white-space: normal;
  }

  .due .mark {
    text-align: left;
  }

  @media (max-width: 900px) {
    .state {
      white-space: normal;
    }

    th,
    td {
      padding: 6px;
    }
  }

  .empty {
    padding: 16px 0;
    color: var(--ink-2);
  }
`
