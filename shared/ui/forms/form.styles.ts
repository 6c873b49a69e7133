import { css } from 'lit'

/** What belongs to a field: its hint, its frame when it is wrong, and the words that say so. */
export const formStyles = css`
  .hint {
    margin-top: 4px;
    font-size: 0.875rem;
    color: var(--ink-2);
  }

  /* The range that a number field takes. */
  .range {
    font-weight: 400;
    font-size: 0.875rem;
    color: var(--ink-2);
  }

  /* A text in every language: the names of the languages beside their fields. */
  .localized {
    display: grid;
    gap: 6px;
  }

  .language {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr);
    gap: 8px;
    align-items: center;
  }

  .language > span {
    font-size: 0.875rem;
    color: var(--ink-2);
  }

  .field[aria-invalid='true'] {
    border-color: var(--bad);
    border-width: 2px;
  }

  .wrong {
    display: flex;
    gap: 6px;
    align-items: center;
    margin-top: 4px;
    font-weight: 600;
    color: var(--bad);
  }
`
