import { css } from 'lit'

/** Styles of the consultant's page, beside those of all staff pages. Targets are at least 52 px: it is used standing, on a tablet. */
export const consultantStyles = css`
  .button,
  .field {
    min-height: 52px;
  }

  .choice {
    min-height: 52px;
    border: 1.5px solid var(--line);
  }

  .choice:has(input:checked) {
    border-color: var(--brand);
    background: var(--brand-soft);
    font-weight: 600;
  }

  .choice:has(input:disabled) {
    cursor: default;
    color: var(--ink-2);
    background: var(--ground-2);
  }

  .choice > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    gap: 8px;
  }

  .stack {
    display: flex;
    flex-direction: column;
    gap: 16px;
  }

  .letter {
    flex: none;
    width: 1.4em;
    color: var(--brand);
    font-weight: 700;
  }

  h2:focus-visible {
    box-shadow: none;
    outline: 3px solid #b3541e;
    outline-offset: 4px;
  }
`
