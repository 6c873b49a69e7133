import { css } from 'lit'

export const kioskIdleQuestionStyles = css`
  dialog {
    width: min(92vw, 860px);
    padding: calc(var(--pad) * 1.5);
    border: none;
    border-radius: calc(var(--round) * 1.5);
    color: var(--ink);
    text-align: center;
  }

  dialog::backdrop {
    background: rgb(7 21 33 / 75%);
  }

  h2,
  p {
    margin: 0;
  }

  h2 {
    font-size: var(--title);
    line-height: 1.2;
  }

  .seconds {
    font-size: calc(var(--title) * 2.2);
    font-weight: 800;
    color: var(--brand);
    font-variant-numeric: tabular-nums;
  }

  button {
    width: 100%;
    min-height: calc(var(--touch) * 1.3);
    margin-block-start: var(--pad);
    font-size: calc(var(--text) * 1.2);
  }
`
