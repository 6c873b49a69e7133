import { css } from 'lit'

/** Styles of lists of changes in the history and in the preview of a copy. */
export const changesStyles = css`
  .changes,
  .changes ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .changes {
    display: grid;
    gap: 8px;
  }

  .changes ul {
    padding-inline-start: 14px;
    border-inline-start: 2px solid var(--line);
  }

  .changes li {
    overflow-wrap: anywhere;
  }

  .place {
    font-family: ui-monospace, monospace;
    font-size: 0.875rem;
  }

  fieldset {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choice {
    display: flex;
    gap: 10px;
    align-items: center;
    min-height: 44px;
  }

  .choice input {
    flex: none;
    width: 22px;
    height: 22px;
  }
`
