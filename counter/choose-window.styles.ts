import { css } from 'lit'

export const windowStyles = css`
  :host {
    display: grid;
    gap: 12px;
    justify-items: start;
  }

  p {
    margin: 0;
  }

  p:empty {
    display: none;
  }

  .refusal {
    padding: 10px 14px;
    border-radius: 10px;
    background: var(--bad-soft);
    color: var(--bad);
    font-weight: 600;
  }

  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr));
    gap: 12px;
    width: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li button {
    display: grid;
    align-content: start;
    gap: 4px;
    width: 100%;
    height: 100%;
    padding: 12px 16px;
    border: 2px solid var(--line-strong);
    text-align: start;
    overflow-wrap: anywhere;
  }

  li button[data-taken] {
    border-style: dashed;
    background: var(--ground-2);
  }

  li button.proposed {
    border-color: var(--brand);
    box-shadow: inset 0 0 0 2px var(--brand);
  }

  li button.proposed:focus-visible {
    box-shadow: var(--focus);
  }

  strong {
    font-size: 20px;
  }

  .who {
    font-weight: 600;
  }
`
