import { css } from 'lit'

/**
 * On a phone a row of a table becomes a card: its name first, then each figure under the heading of its column, which the cell repeats in
 * `data-head`. Rows and cells have explicit roles: a browser forgets them where the display is not a table's.
 */
export const stackedTableStyles = css`
  @media (max-width: 560px) {
    table,
    tbody {
      display: block;
    }

    thead {
      display: none;
    }

    tbody tr {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 4px 10px;
      padding: 8px 10px;
      border-bottom: 1px solid var(--line);
    }

    tbody tr:last-child {
      border-bottom: 0;
    }

    tbody th,
    tbody td,
    tbody td.number {
      min-width: 0;
      padding: 0;
      border: 0;
      text-align: left;
      white-space: normal;
      overflow-wrap: anywhere;
    }

    tbody th,
    tbody td.wide {
      grid-column: 1 / -1;
    }

    td[data-head]::before {
      display: block;
      color: var(--ink-2);
      font-size: 0.8125rem;
      font-weight: 400;
      line-height: 1.2;
      content: attr(data-head);
    }
  }
`
