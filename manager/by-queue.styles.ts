import { css } from 'lit'

export const byQueueStyles = css`
  .counted {
    font-size: 1.25rem;
    font-weight: 650;
  }

  .by-queue {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .by-queue li {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    padding: 8px 0;
    border-bottom: 1px solid var(--line);
  }

  .by-queue span {
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .by-queue strong {
    font-variant-numeric: tabular-nums;
  }
`
