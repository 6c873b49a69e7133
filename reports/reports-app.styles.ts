import { css } from 'lit'

export const reportsAppStyles = css`
  :host {
    display: block;
  }

  main {
    max-width: 1560px;
    margin: 0 auto;
    padding: 16px 20px 48px;
  }

  @media (max-width: 480px) {
    kezek-staff-page::part(sections) {
      padding: 8px 12px 0;
    }

    kezek-staff-page::part(section) {
      padding: 0 10px;
    }

    main {
      padding: 12px 12px 32px;
    }
  }

  @media print {
    kezek-staff-page::part(pages),
    kezek-staff-page::part(sections),
    kezek-staff-page::part(language),
    kezek-span-form {
      display: none;
    }

    kezek-staff-page::part(header) {
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
