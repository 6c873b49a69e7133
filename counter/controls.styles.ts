import { css } from 'lit'

/** Styles of buttons, fields and small marks in all parts of this screen. */
export const controlStyles = css`
  button {
    min-height: 44px;
    padding: 6px 14px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    background: var(--ground);
    font-weight: 600;
    line-height: 1.2;
  }

  button:hover {
    background: var(--brand-soft);
  }

  button.main {
    border-color: var(--brand);
    background: var(--brand);
    color: var(--brand-ink);
  }

  button.main:hover {
    background: #003a50;
  }

  button.small {
    min-height: 36px;
    padding: 4px 10px;
    font-size: 15px;
  }

  button[aria-disabled='true'],
  button[aria-disabled='true']:hover {
    border-color: var(--line);
    background: var(--ground-2);
    color: var(--ink-2);
    cursor: default;
  }

  input,
  select {
    width: 100%;
    min-height: 44px;
    padding: 8px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    background: var(--ground);
  }

  label {
    display: grid;
    gap: 4px;
    font-weight: 600;
  }

  kbd {
    padding: 1px 6px;
    border: 1px solid currentcolor;
    border-radius: 6px;
    font: inherit;
    font-size: 13px;
    font-weight: 600;
    white-space: nowrap;
  }

  .hint {
    color: var(--ink-2);
    font-weight: 400;
  }

  h2,
  h3 {
    margin: 0;
    font-size: 17px;
    line-height: 1.25;
  }

  .digits {
    font-variant-numeric: tabular-nums;
  }

  .level {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 2px 8px;
    border-radius: 8px;
    font-weight: 600;
  }

  .level.within {
    background: var(--good-soft);
    color: var(--good);
  }

  .level.approaching {
    background: var(--warn-soft);
    color: var(--warn);
  }

  .level.breached {
    background: var(--bad-soft);
    color: var(--bad);
  }
`
