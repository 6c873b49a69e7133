import { css } from 'lit'

export const managerAppStyles = css`
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

  /* Seen wherever the board has been scrolled to. */
  .banners {
    position: sticky;
    z-index: 1;
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

  /* Narrow: what needs the manager comes before the figures. */
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

  /* On a phone the head takes no more than it needs. */
  @media (max-width: 560px) {
    header {
      gap: 0 16px;
      padding: 8px 12px;
    }

    .where {
      flex: 1 1 60%;
    }

    main {
      padding-inline: 12px;
    }
  }
`
