import { css } from 'lit'

/** One unit (`--u`) is a pixel at 1920 x 1080 and 1080 x 1920 and grows with the screen. Banners never shrink the letters. */
export const displayAppStyles = css`
  :host {
    --u: min(100vw / 1920, 100vh / 1080);
    --focus: 0 0 0 3px var(--night), 0 0 0 6px var(--call);

    display: flex;
    flex-direction: column;
    height: calc(100vh - var(--banner));
    overflow: hidden;
    background: var(--night);
    color: var(--night-ink);
    cursor: default;
  }

  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: calc(40 * var(--u));
    height: calc(88 * var(--u));
    padding: 0 calc(36 * var(--u));
    font-size: calc(38 * var(--u));
    line-height: 1.1;
  }

  /* Two lines: a longer name would cover the calls. */
  h1 {
    flex: 1;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    margin: 0;
    font-size: inherit;
    font-weight: 600;
  }

  .trouble-words {
    margin: 0;
  }

  .slow {
    margin: 0 0 0 auto;
    font-size: 0.7em;
    white-space: nowrap;
  }

  .trouble {
    background: var(--warn-soft);
    color: var(--ink);
  }

  .trouble h1 {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .trouble .trouble-words {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 0.5em;
    font-weight: 700;
  }

  .trouble .trouble-words::before {
    content: '!';
    flex: none;
    width: 1.5em;
    border-radius: 50%;
    background: var(--ink);
    color: var(--warn-soft);
    line-height: 1.5em;
    text-align: center;
  }

  time {
    display: flex;
    align-items: center;
    gap: 0.8em;
    white-space: nowrap;
  }

  .clock {
    font-size: 1.7em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }

  main {
    flex: 1;
    min-height: 0;
    padding: 0 calc(20 * var(--u)) calc(8 * var(--u));
  }

  .calls {
    display: grid;
    grid-template-columns: 1fr calc(770 * var(--u));
    gap: calc(20 * var(--u));
  }

  .large {
    display: flex;
    flex-direction: column;
    gap: calc(8 * var(--u));
    min-height: 0;
    min-width: 0;
  }

  kezek-large-call {
    flex: 1;
  }

  .calm {
    display: flex;
    flex-direction: column;
    justify-content: space-evenly;
    align-items: center;
    padding-inline: calc(60 * var(--u));
    text-align: center;
    text-wrap: balance;
    font-size: calc(64 * var(--u));
    font-weight: 600;
    line-height: 1.2;
  }

  .calm p {
    margin: 0 0 0.5em;
  }

  .calm .product {
    color: var(--night-ink-2);
    font-size: 0.7em;
    font-weight: 500;
  }

  .calm .clock {
    font-size: calc(240 * var(--u));
    line-height: 1;
  }

  .strip {
    flex: none;
    padding: calc(16 * var(--u)) calc(36 * var(--u));
    background: var(--brand-soft);
    color: var(--ink);
    font-size: calc(36 * var(--u));
    font-weight: 600;
    line-height: 1.2;
  }

  .sound-off {
    flex: none;
    min-height: calc(60 * var(--u));
    border: 0;
    border-radius: calc(16 * var(--u));
    background: var(--night-2);
    color: var(--night-ink);
    font-size: calc(30 * var(--u));
    font-weight: 600;
  }

  .sound-off:focus-visible {
    outline: calc(6 * var(--u)) solid var(--call);
    outline-offset: calc(-6 * var(--u));
    box-shadow: none;
  }

  @media (orientation: portrait) {
    :host {
      --u: min(100vw / 1080, 100vh / 1920);
    }

    header {
      height: calc(150 * var(--u));
      font-size: calc(36 * var(--u));
    }

    time {
      flex-direction: column-reverse;
      align-items: flex-end;
      gap: 0;
    }

    .calls {
      grid-template-columns: 1fr;
      grid-template-rows: calc(730 * var(--u)) 1fr;
    }
  }
`
