import { css } from 'lit'

/** The frame of the consultant's page: one column upright and on a phone, two on a tablet that lies. */
export const consultantAppStyles = css`
  :host {
    display: block;
    min-height: calc(100% - var(--banner));
  }

  .clock {
    font-size: 1.5rem;
    font-weight: 700;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
  }

  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    padding: 16px 20px 48px;
  }

  aside {
    display: flex;
    flex-direction: column;
    gap: 24px;
    min-width: 0;
  }

  /* Upright, the search and what needs somebody come first, then the work, then the state of the hall. */
  @media (max-width: 999px) {
    aside {
      display: contents;
    }

    kezek-help-find,
    kezek-help-news {
      order: -1;
    }
  }

  @media (min-width: 1000px) {
    main {
      grid-template-columns: minmax(0, 1fr) minmax(340px, 36%);
      align-items: start;
    }
  }

  @media (max-width: 560px) {
    main {
      padding: 12px 12px 32px;
    }

    .date {
      display: none;
    }
  }
`
