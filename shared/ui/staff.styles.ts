import { css } from 'lit'

/** Styles of all staff screens: buttons, fields, tables, marks. Touch targets are at least 44 px, for tablets. */
export const staffStyles = css`
  h2,
  h3 {
    margin: 0;
    font-weight: 650;
    line-height: 1.2;
  }

  h2 {
    font-size: 1.25rem;
  }

  h3 {
    font-size: 1.0625rem;
  }

  p {
    margin: 0;
  }

  .button {
    min-height: 44px;
    min-width: 44px;
    padding: 8px 16px;
    border: 1.5px solid var(--line-strong);
    border-radius: 10px;
    background: var(--ground);
    color: var(--ink);
    font-weight: 600;
    line-height: 1.2;
  }

  .button:hover:not(:disabled) {
    background: var(--brand-soft);
  }

  .button:disabled {
    cursor: default;
    color: var(--ink-2);
    border-style: dashed;
    background: var(--ground-2);
  }

  .button.primary {
    background: var(--brand);
    border-color: var(--brand);
    color: var(--brand-ink);
  }

  .button.primary:hover:not(:disabled) {
    background: #003b51;
  }

  .button.danger {
    border-color: var(--bad);
    color: var(--bad);
  }

  .button.danger.sure {
    background: var(--bad);
    color: #ffffff;
  }

  .button.danger.sure:hover:not(:disabled) {
    background: #6d0d18;
  }

  .button.primary:disabled,
  .button.danger:disabled {
    background: var(--ground-2);
    color: var(--ink-2);
  }

  .field {
    min-height: 44px;
    width: 100%;
    padding: 8px 12px;
    border: 1.5px solid var(--line-strong);
    border-radius: 10px;
    background: var(--ground);
  }

  .date {
    display: flex;
    gap: 6px;
  }

  .date .field {
    flex: 1;
    min-width: 0;
  }

  .mark {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 8px;
    border-radius: 8px;
    font-weight: 600;
    font-size: 0.875rem;
    line-height: 1.3;
    background: var(--ground-2);
  }

  .mark.good {
    color: var(--good);
    background: var(--good-soft);
  }

  .mark.warn {
    color: var(--warn);
    background: var(--warn-soft);
  }

  .mark.bad {
    color: var(--bad);
    background: var(--bad-soft);
  }

  .mark svg,
  .icon {
    flex: none;
    width: 16px;
    height: 16px;
  }

  .quiet {
    color: var(--ink-2);
  }

  .trouble {
    padding: 10px 14px;
    border-left: 6px solid var(--bad);
    border-radius: 8px;
    background: var(--bad-soft);
    color: var(--bad);
    font-weight: 600;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }

  /* Hidden text for screen readers is positioned absolutely and would widen the page without this. */
  .scroll {
    position: relative;
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 8px 10px;
    text-align: left;
    vertical-align: middle;
    border-bottom: 1px solid var(--line);
  }

  thead th,
  thead td {
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.2;
    color: var(--ink-2);
    background: var(--ground-2);
  }

  tbody tr:last-child > * {
    border-bottom: 0;
  }

  .number {
    text-align: right;
  }

  td.number {
    white-space: nowrap;
  }

  .ticket-number {
    font-weight: 700;
    white-space: nowrap;
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }

  legend,
  .label {
    display: block;
    padding: 0;
    margin-bottom: 6px;
    font-weight: 600;
  }

  .choice {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    padding: 6px 12px;
    border-radius: 10px;
    cursor: pointer;
  }

  .choice:hover {
    background: var(--brand-soft);
  }

  .choice input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--brand);
  }
`
