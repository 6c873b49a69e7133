import { css } from 'lit'

export const centreLinksStyles = css`
  :host {
    display: block;
  }

  h2 {
    margin: 0 0 6px;
    font-size: 28px;
    line-height: 1.2;
  }

  h3 {
    margin: 28px 0 0;
    font-size: 20px;
  }

  .address {
    margin: 0;
    color: var(--ink-2);
  }

  ul {
    display: grid;
    gap: 12px;
    margin: 20px 0 0;
    padding: 0;
    list-style: none;
  }

  .screens {
    grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
  }

  .counters {
    grid-template-columns: repeat(auto-fill, minmax(190px, 1fr));
    margin-top: 12px;
  }

  a {
    display: block;
    height: 100%;
    min-height: 44px;
    padding: 14px 18px;
    border: 2px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
    color: var(--ink);
    text-decoration: none;
  }

  .screens a {
    border-color: var(--brand);
    background: var(--brand-soft);
  }

  a:hover {
    border-color: var(--ink);
  }

  strong {
    display: block;
    font-size: 18px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .screens strong {
    font-size: 22px;
  }

  small {
    display: block;
    margin-top: 4px;
    font-size: 14px;
    color: var(--ink-2);
  }
`
