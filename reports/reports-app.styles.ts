import { css } from 'lit'

export const reportsAppStyles = css`
  :host {
    display: block;
    min-height: calc(100% - var(--banner));
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
    padding: 8px 20px;
    color: var(--brand-ink);
    background: var(--brand);
  }

  h1 {
    margin: 0;
    font-size: 1.125rem;
    font-weight: 650;
    line-height: 1.2;
  }

  .where {
    flex: 1 1 260px;
    min-width: 0;
  }

  .pages {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }

  .pages a {
    display: flex;
    align-items: center;
    min-height: 44px;
    color: inherit;
    font-weight: 600;
  }

  .sections {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 8px 20px 0;
    border-bottom: 1px solid var(--line);
  }

  .sections a {
    display: flex;
    align-items: center;
    min-height: 44px;
    padding: 0 16px;
    border-bottom: 4px solid transparent;
    color: var(--ink);
    font-weight: 600;
    text-decoration: none;
  }

  .sections a:hover {
    background: var(--brand-soft);
  }

  .sections a[aria-current] {
    border-color: var(--brand);
    color: var(--brand);
  }

  .banner {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 10px 20px;
    font-weight: 650;
    color: var(--bad);
    background: var(--bad-soft);
    border-bottom: 2px solid var(--bad);
  }

  main {
    max-width: 1560px;
    margin: 0 auto;
    padding: 16px 20px 48px;
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

  @media (max-width: 480px) {
    .sections {
      padding: 8px 12px 0;
    }

    .sections a {
      padding: 0 10px;
    }

    main {
      padding: 12px 12px 32px;
    }
  }

  @media print {
    .pages,
    .sections,
    kezek-language-choice,
    kezek-span-form {
      display: none;
    }

    header {
      padding: 0 0 8px;
      color: var(--ink);
      background: none;
      border-bottom: 2px solid var(--ink);
    }

    main {
      padding: 8px 0 0;
    }
  }
`
