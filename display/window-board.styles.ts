import { css } from 'lit'

/** One unit (`--u`) is a pixel at 1024 x 600. Below 480 px letters stop shrinking, because they would be only 11 px high. */
export const windowBoardStyles = css`
  :host {
    --u: min(100vw / 1024, (100vh - var(--banner)) / 600);

    display: flex;
    flex-direction: column;
    height: calc(100vh - var(--banner));
    overflow: hidden;
    background: var(--night);
    color: var(--night-ink);
    font-size: calc(34 * var(--u));
    line-height: 1.15;
    cursor: default;
  }

  p,
  h1 {
    margin: 0;
  }

  .trouble {
    flex: none;
    padding: calc(8 * var(--u)) calc(24 * var(--u));
    background: var(--warn-soft);
    color: var(--ink);
    font-weight: 700;
    font-size: max(15px, calc(28 * var(--u)));
  }

  .slow {
    flex: none;
    padding: calc(4 * var(--u)) calc(24 * var(--u));
    text-align: end;
    font-size: max(13px, calc(20 * var(--u)));
  }

  main {
    flex: 1;
    display: grid;
    grid-template-columns: calc(330 * var(--u)) minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr) auto;
    grid-template-areas: 'window serves' 'window now' 'person person';
    gap: calc(10 * var(--u)) calc(24 * var(--u));
    min-height: 0;
    padding: calc(20 * var(--u)) calc(24 * var(--u)) calc(16 * var(--u));
  }

  h1 {
    grid-area: window;
    display: flex;
    flex-direction: column;
    justify-content: center;
    align-items: center;
    border-radius: calc(20 * var(--u));
    background: var(--night-2);
    font-size: inherit;
    font-weight: 600;
  }

  h1 .number {
    font-size: calc(260 * var(--u));
    font-weight: 800;
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 1;
  }

  .serves {
    grid-area: serves;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    font-size: max(15px, calc(32 * var(--u)));
    font-weight: 600;
    color: var(--night-ink-2);
    overflow-wrap: anywhere;
  }

  .now {
    grid-area: now;
    display: flex;
    flex-direction: column;
    justify-content: center;
    align-items: center;
    min-height: 0;
    border-radius: calc(20 * var(--u));
    text-align: center;
  }

  .ticket {
    font-size: calc(170 * var(--u));
    font-weight: 800;
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 1;
    white-space: nowrap;
  }

  .state {
    font-size: calc(44 * var(--u));
    font-weight: 600;
  }

  .state.alone {
    font-size: calc(72 * var(--u));
    font-weight: 700;
    text-wrap: balance;
  }

  .next {
    font-size: max(15px, calc(32 * var(--u)));
    font-weight: 600;
    color: var(--night-ink-2);
  }

  .called .now {
    background: var(--call);
    color: var(--night);
  }

  .called .next {
    color: var(--night);
  }

  .open .alone {
    font-size: calc(52 * var(--u));
    color: var(--night-ink-2);
  }

  .closed .alone,
  .paused .alone {
    color: var(--night-ink);
  }

  .closed h1 .number {
    color: var(--night-ink-2);
  }

  .person {
    grid-area: person;
    display: flex;
    flex-direction: column;
    overflow-wrap: anywhere;
  }

  .name {
    font-size: max(17px, calc(40 * var(--u)));
    font-weight: 700;
  }

  .post {
    font-size: max(15px, calc(30 * var(--u)));
    color: var(--night-ink-2);
  }
`
