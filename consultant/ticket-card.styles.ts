import { css } from 'lit'

/** Styles of the one ticket that the consultant looks at; its number can be read from two metres. */
export const ticketCardStyles = css`
  .number-large {
    font-size: clamp(4rem, 14vw, 8rem);
    font-weight: 700;
    line-height: 1;
    font-variant-numeric: tabular-nums;
  }

  .state {
    font-size: 1.5rem;
    font-weight: 650;
    line-height: 1.2;
  }

  .facts {
    display: grid;
    gap: 4px;
    font-size: 1.125rem;
  }

  .printing {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 10px;
    align-items: end;
  }

  .said {
    padding: 10px 14px;
    border-left: 6px solid var(--good);
    border-radius: 8px;
    background: var(--good-soft);
    color: var(--good);
    font-weight: 600;
  }

  @media (max-width: 560px) {
    .printing {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
