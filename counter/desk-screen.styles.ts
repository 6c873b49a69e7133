import { css } from 'lit'

export const deskStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }

  h1,
  p {
    margin: 0;
  }

  header {
    display: flex;
    align-items: center;
    gap: 8px 16px;
    padding: 8px 16px;
    background: var(--brand);
    color: var(--brand-ink);
  }

  h1 {
    flex: none;
    font-size: 22px;
  }

  .state {
    flex: none;
    padding: 2px 10px;
    border: 1px solid var(--brand-ink);
    border-radius: 8px;
    font-weight: 600;
  }

  .who {
    flex: 1;
    min-width: 0;
    font-size: 15px;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  .menu {
    display: flex;
    flex: none;
    gap: 6px;
    color: var(--ink);
  }

  time {
    font-size: 20px;
    font-weight: 600;
  }

  main {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) 380px;
    min-height: 0;
  }

  .work {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-height: 0;
    padding: 14px 16px;
  }

  .foot {
    display: grid;
    gap: 10px;
  }

  kezek-visitor-card {
    flex: 1;
    min-height: 0;
  }

  .side {
    display: flex;
    flex-direction: column;
    gap: 18px;
    min-height: 0;
    padding: 14px 16px;
    border-inline-start: 1px solid var(--line);
    background: var(--ground);
    overflow-y: auto;
  }

  /* Narrow, beside another program: one scrolling column with the buttons always visible at the bottom. */
  @media (max-width: 900px) {
    :host {
      overflow-y: auto;
      scroll-padding-bottom: 340px;
    }

    header {
      flex-wrap: wrap;
      gap: 6px 8px;
      padding: 6px 8px;
    }

    h1 {
      font-size: 19px;
    }

    time {
      margin-inline-start: auto;
      font-size: 17px;
    }

    .who {
      flex: 1 0 100%;
      order: 1;
      font-size: 14px;
    }

    .who span {
      display: none;
    }

    .menu {
      flex: 1 0 100%;
      order: 2;
    }

    .menu button {
      flex: 1;
    }

    main {
      display: flex;
      flex-direction: column;
    }

    .work {
      display: contents;
    }

    kezek-visitor-card {
      flex: none;
      margin: 8px;
    }

    .side {
      flex: 1 0 auto;
      order: 1;
      padding: 8px;
      border: 0;
      overflow: visible;
    }

    .foot {
      position: sticky;
      bottom: 0;
      order: 2;
      gap: 6px;
      padding: 8px;
      border-top: 1px solid var(--line-strong);
      background: var(--ground-2);
    }
  }

  /* Narrow and low, as at 200 % zoom: the buttons beside the visitor, visible while the rest scrolls. */
  @media (max-width: 900px) and (max-height: 560px) {
    :host {
      scroll-padding-bottom: 0;
    }

    header {
      flex-wrap: nowrap;
      gap: 4px 8px;
      padding: 4px 8px;
    }

    .who {
      display: none;
    }

    .menu {
      flex: none;
      order: 0;
      margin-inline-start: auto;
    }

    .menu button {
      flex: none;
      min-height: 32px;
      padding: 2px 8px;
      font-size: 14px;
    }

    /* The operating system shows the time. */
    time {
      display: none;
    }

    main {
      display: grid;
      flex: none;
      grid-template-columns: minmax(0, 9fr) minmax(0, 11fr);
      grid-template-rows: auto 1fr;
      align-items: start;
    }

    kezek-visitor-card {
      margin: 6px;
      padding: 6px 10px;
    }

    .side {
      grid-column: 1;
      order: 0;
    }

    .foot {
      top: 0;
      bottom: auto;
      grid-column: 2;
      grid-row: 1 / span 2;
      order: 0;
      gap: 4px;
      padding: 6px 6px 4px 0;
      border: 0;
      background: none;
    }
  }
`
