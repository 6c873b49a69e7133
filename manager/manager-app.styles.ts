import { css } from 'lit'

export const managerAppStyles = css`
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

  @media (min-width: 600px) {
    .when {
      text-align: right;
    }
  }

  .day {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }

  .day > p {
    flex: 1 1 220px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    font-weight: 600;
  }

  .day nav {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    padding: 12px 20px 96px;
  }

  .overview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }

  kezek-board-summary:not([shown]) {
    display: none;
  }

  /* On a narrow screen the alerts come before the figures. */
  kezek-board-alerts {
    order: -1;
    max-height: 300px;
  }

  @media (min-width: 900px) {
    .overview {
      grid-template-columns: minmax(0, 1fr) minmax(340px, 40%);
    }

    kezek-board-alerts {
      order: 0;
      max-height: none;
      height: 0;
      min-height: 100%;
    }
  }

  .work {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
  }

  @media (min-width: 1200px) {
    .work {
      grid-template-columns: minmax(0, 1fr) 320px;
      align-items: start;
    }
  }

  @media (min-width: 1700px) {
    .work {
      grid-template-columns: minmax(0, 1fr) 640px;
    }
  }

  .alone {
    max-width: 640px;
    margin: 15vh auto 0;
    padding: 0 20px;
    font-size: 1.25rem;
    text-align: center;
  }

  .alone p {
    margin-bottom: 16px;
  }

  a {
    color: var(--brand);
    font-weight: 600;
  }

  /* On a phone the header takes no more room than it needs. */
  @media (max-width: 560px) {
    kezek-staff-page::part(header) {
      gap: 0 16px;
      padding: 8px 12px;
    }

    kezek-staff-page::part(where) {
      flex: 1 1 60%;
    }

    main {
      padding-inline: 12px;
    }
  }
`
