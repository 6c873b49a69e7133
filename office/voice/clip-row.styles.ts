import { css } from 'lit'

export const clipRowStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 20px;
    padding: 10px 16px;
  }

  .words {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
    min-width: 0;
  }

  strong {
    font-size: 1.125rem;
    overflow-wrap: anywhere;
  }

  code {
    font-size: 0.875rem;
    color: var(--ink-2);
  }

  .mark {
    padding: 2px 8px;
    border-radius: 8px;
    background: var(--ground-2);
    font-size: 0.875rem;
    font-weight: 600;
  }

  .mark.good {
    background: var(--good-soft);
    color: var(--good);
  }

  .mark.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  button {
    min-width: 44px;
    min-height: 44px;
    padding: 6px 14px;
    border: 1.5px solid var(--line-strong);
    border-radius: 10px;
    background: var(--ground);
    font-weight: 600;
    line-height: 1.2;
  }

  button:hover:not([aria-disabled='true']) {
    background: var(--brand-soft);
  }

  button[aria-disabled='true'] {
    cursor: default;
    border-style: dashed;
    background: var(--ground-2);
    color: var(--ink-2);
  }

  .playing {
    border-color: var(--brand);
    background: var(--brand);
    color: var(--brand-ink);
  }

  .recording,
  .recording:hover:not([aria-disabled='true']) {
    border-color: var(--bad);
    background: var(--bad);
    color: #ffffff;
  }

  .playing:hover:not([aria-disabled='true']) {
    background: #003b51;
  }

  .trouble {
    flex-basis: 100%;
    margin: 0;
    color: var(--bad);
    font-weight: 600;
  }
`
