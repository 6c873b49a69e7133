import { css } from 'lit'

export const reportsAppStyles = css`
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
