import { css } from 'lit'

export const cardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 14px 18px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
    overflow-y: auto;
    overflow-wrap: anywhere;
    container-type: inline-size;
  }

  p,
  dl,
  dd {
    margin: 0;
  }

  .empty {
    display: grid;
    flex: 1;
    align-content: center;
    justify-items: center;
    gap: 10px;
    min-height: 96px;
    font-size: 18px;
    text-align: center;
  }

  .big {
    font-size: 26px;
    font-weight: 600;
  }

  .visitor {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 12px 24px;
  }

  .times,
  .claim,
  .facts,
  .paper,
  kezek-service-sheet {
    grid-column: 1 / -1;
  }

  .number {
    font-size: 112px;
    font-weight: 800;
    line-height: 1;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }

  .state {
    display: inline-block;
    margin-bottom: 6px;
    padding: 2px 10px;
    border: 2px solid var(--brand);
    border-radius: 8px;
    color: var(--brand);
    font-weight: 700;
  }

  .state[data-state='serving'] {
    background: var(--brand);
    color: var(--brand-ink);
  }

  .service {
    font-size: 22px;
    font-weight: 600;
    line-height: 1.2;
  }

  .claim {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
    padding: 10px 14px;
    border-radius: 10px;
    background: var(--ground-2);
  }

  .claim[data-open] {
    border: 2px solid var(--warn);
    background: var(--warn-soft);
  }

  /* Beside the buttons if there is room, so that essentials stay visible. */
  .claim p {
    flex: 1 1 240px;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  dl {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 10px 24px;
  }

  dt {
    color: var(--ink-2);
    font-size: 15px;
  }

  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    font-weight: 600;
  }

  .timer dd {
    font-size: 34px;
    line-height: 1.1;
  }

  .paper {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }

  .paper[data-bad] {
    padding: 4px 6px 4px 12px;
    border-radius: 10px;
    background: var(--bad-soft);
    color: var(--bad);
    font-weight: 600;
  }

  .paper p {
    margin: 0;
  }

  @media (min-width: 901px) and (max-height: 760px) {
    .visitor {
      gap: 8px 24px;
    }

    .number {
      font-size: 88px;
    }

    .timer dd {
      font-size: 28px;
    }
  }

  /* Number and times come first; the rest may need scrolling. */
  @container (max-width: 560px) {
    .visitor {
      gap: 4px 12px;
    }

    .what {
      display: contents;
    }

    .number {
      order: -3;
      font-size: 56px;
    }

    .state {
      order: -2;
      justify-self: start;
      margin: 0;
    }

    .times {
      order: -1;
    }

    .service,
    .purpose {
      grid-column: 1 / -1;
    }

    .service {
      font-size: 18px;
    }

    .purpose {
      margin-top: -4px;
    }

    .claim {
      padding: 8px 10px;
    }

    .buttons {
      display: grid;
      grid-template-columns: 1fr 1fr;
      width: 100%;
    }

    dl {
      gap: 8px 12px;
    }

    .timer dd {
      font-size: 26px;
    }

    .big {
      font-size: 21px;
    }
  }

  @media (max-width: 900px) and (max-height: 560px) {
    .number {
      font-size: 44px;
    }

    .state {
      padding: 1px 6px;
      font-size: 14px;
    }

    .service {
      font-size: 16px;
    }

    .times {
      grid-template-columns: auto minmax(0, 1fr);
    }

    dt,
    .level {
      font-size: 13px;
    }
  }
`
