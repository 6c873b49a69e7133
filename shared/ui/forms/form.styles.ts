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

  .field.short {
    max-width: 12rem;
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

  /* A text of several lines in every language: side by side where there is room. */
  .languages {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
    gap: 8px 12px;
    align-items: start;
  }

  .in-language {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    margin: 4px 0;
    font-size: 0.875rem;
    color: var(--ink-2);
  }

  textarea.field {
    display: block;
    resize: vertical;
    font: inherit;
    color: inherit;
    field-sizing: content;
  }

  .field.short {
    max-width: 140px;
  }

  .field:disabled {
    background: var(--ground-2);
    color: var(--ink);
  }

  .ticks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
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
