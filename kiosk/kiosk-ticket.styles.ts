import { css } from 'lit'

export const kioskTicketStyles = css`
  :host {
    display: contents;
  }

  p {
    margin: 0;
  }

  kezek-kiosk-page::part(heading) {
    text-align: center;
  }

  .number {
    margin-block: 0.08em;
    font-size: clamp(80px, 29vw, 320px);
    font-weight: 800;
    line-height: 1;
    text-align: center;
    color: var(--brand);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  /* Numbers with four digits also fit on one line. */
  .number.long {
    font-size: clamp(66px, 23vw, 256px);
  }

  .service {
    margin-block-end: calc(var(--gap) * 2);
    text-align: center;
    font-size: calc(var(--text) * 1.25);
    font-weight: 600;
  }

  .wait {
    display: grid;
    gap: 0.3em;
    padding: var(--gap) calc(var(--gap) * 1.3);
    border-radius: var(--round);
    background: var(--brand-soft);
    font-size: calc(var(--text) * 1.35);
    font-weight: 600;
  }

  .where {
    padding-inline: calc(var(--gap) * 1.3);
    font-size: calc(var(--text) * 1.25);
  }

  .paper {
    padding: var(--gap) calc(var(--gap) * 1.3);
    border-radius: var(--round);
    background: var(--ground-2);
    font-size: calc(var(--text) * 1.15);
    font-weight: 600;
  }

  .paper.out {
    background: var(--good-soft);
    color: var(--good);
  }

  .paper.none {
    background: var(--bad-soft);
    color: var(--bad);
    font-size: calc(var(--text) * 1.25);
  }

  button {
    width: 100%;
    min-height: calc(var(--touch) * 1.3);
    font-size: calc(var(--text) * 1.2);
  }

  .stays {
    display: grid;
    gap: 0.4em;
    font-size: var(--small);
    color: var(--ink-2);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  .track {
    display: block;
    block-size: 0.35em;
    border-radius: 1em;
    background: var(--line);
    overflow: hidden;
  }

  .track span {
    display: block;
    block-size: 100%;
    background: var(--brand);
    transition: inline-size 1s linear;
  }

  /* At a phone's width everything fits without scrolling, because the ticket stays for only 15 s. */
  @media (max-width: 640px) {
    .service,
    .wait,
    .where,
    .paper,
    .paper.none {
      margin-block-end: 0;
      font-size: var(--text);
    }
  }
`
