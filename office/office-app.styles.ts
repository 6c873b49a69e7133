import { css } from 'lit'

export const officeAppStyles = css`
  .banners {
    position: sticky;
    z-index: 3;
    top: 0;
  }

  .banner {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 10px 20px;
    font-weight: 650;
    color: var(--warn);
    background: var(--warn-soft);
    border-bottom: 2px solid var(--warn);
  }

  .banner.bad {
    color: var(--bad);
    background: var(--bad-soft);
    border-color: var(--bad);
  }

  .sections .unsaved {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: 8px;
    color: var(--warn);
    font-size: 0.875rem;
  }

  main {
    padding: 16px 20px 0;
  }

  .alone {
    display: grid;
    gap: 16px;
    max-width: 640px;
    margin: 15vh auto 0;
    font-size: 1.25rem;
    text-align: center;
  }

  .alone a {
    color: var(--brand);
    font-weight: 600;
  }
`
