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

  @media (max-width: 900px) {
    :host {
      overflow-y: auto;
    }

    header {
      flex-wrap: wrap;
      padding: 6px 10px;
    }

    h1 {
      font-size: 19px;
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

    time {
      margin-inline-start: auto;
      font-size: 17px;
    }

    main {
      display: block;
      flex: none;
    }

    .work {
      gap: 8px;
      padding: 8px;
    }

    .side {
      padding: 12px 10px;
      border-inline-start: 0;
      border-top: 1px solid var(--line);
    }
  }
`
