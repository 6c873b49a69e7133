import { css } from 'lit'

/** Two cards, each with a bar of its own that ends with the card. */
export const centreStyles = css`
  .entry {
    display: grid;
    gap: 14px;
  }

  .card .save-bar {
    position: static;
    margin: 0;
    padding: 10px 0 0;
    background: none;
  }
`
