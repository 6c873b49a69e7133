import { css } from 'lit'

export const appStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: calc(100dvh - var(--banner));
    background: var(--ground-2);
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 8px 16px;
    background: var(--brand);
    color: var(--brand-ink);
  }

  main {
    display: flex;
    flex-direction: column;
    gap: 12px;
    width: min(100%, 960px);
    min-height: 0;
    margin: 0 auto;
    padding: 20px 16px;
    overflow-y: auto;
  }

  kezek-sign-in {
    width: min(100%, 460px);
  }

  kezek-desk {
    flex: 1;
    min-height: 0;
  }

  h1,
  p {
    margin: 0;
  }

  h1 {
    font-size: 26px;
    line-height: 1.2;
  }

  a {
    color: var(--brand);
  }

  .languages {
    display: flex;
    flex: none;
    gap: 4px;
  }

  .languages button {
    min-width: 40px;
    padding: 4px 6px;
    border-color: var(--brand-ink);
    background: transparent;
    color: var(--brand-ink);
  }

  .languages button[aria-pressed='true'] {
    background: var(--brand-ink);
    color: var(--brand);
  }

  .left {
    padding: 10px 14px;
    border-radius: 10px;
    background: var(--warn-soft);
    color: var(--warn);
    font-weight: 600;
  }

  .mark {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px;
    padding: 6px 16px;
    font-weight: 600;
    text-align: center;
  }

  .mark.warn {
    background: var(--call);
    color: var(--ink);
  }

  .mark.slow {
    background: var(--warn-soft);
    color: var(--ink);
    font-weight: 400;
  }

  .mark.bad {
    background: var(--bad);
    color: #ffffff;
  }

  .mark button {
    color: var(--ink);
  }
`
