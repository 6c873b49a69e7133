import { css } from 'lit'

export const queueGridStyles = css`
  .find {
    display: block;
    max-width: 420px;
    margin-bottom: 10px;
  }

  /* The page forbids styles in attributes, so the number of purposes chooses a rule. */
  [data-columns='1'] {
    --columns: 1;
  }

  [data-columns='2'] {
    --columns: 2;
  }

  [data-columns='3'] {
    --columns: 3;
  }

  .grid {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: hidden;
  }

  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) repeat(var(--columns), minmax(90px, 130px));
    gap: 4px 8px;
    align-items: center;
    min-height: 44px;
    padding: 2px 12px;
    border-bottom: 1px solid var(--line);
  }

  .line.heads {
    align-items: end;
    padding-block: 8px;
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.2;
    color: var(--ink-2);
    background: var(--ground-2);
  }

  .line.heads > span:not(:first-child) {
    text-align: center;
    overflow-wrap: anywhere;
  }

  .line.all,
  .line.group {
    background: var(--ground-2);
    font-weight: 600;
  }

  .line.service > .name {
    padding-left: 22px;
  }

  .grid > :last-child {
    border-bottom: 0;
  }

  .name {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    align-items: center;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .open {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 44px;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: left;
    overflow-wrap: anywhere;
  }

  .open::before {
    content: '▸';
    flex: none;
    width: 14px;
  }

  .open[aria-expanded='true']::before {
    content: '▾';
  }

  .count {
    font-size: 0.875rem;
    font-weight: 400;
    color: var(--ink-2);
  }

  .tick {
    display: flex;
    gap: 8px;
    align-items: center;
    justify-content: center;
    min-height: 44px;
    border-radius: 10px;
    cursor: pointer;
  }

  .tick:hover {
    background: var(--brand-soft);
  }

  .tick input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--brand);
  }

  .tick > span {
    display: none;
  }

  .below {
    grid-column: 1 / -1;
    padding: 4px 0 12px 22px;
    font-weight: 400;
  }

  .none {
    padding: 12px;
  }

  /* On a phone the boxes come below the name, each with its purpose. */
  @media (max-width: 620px) {
    .line,
    .line.service {
      grid-template-columns: minmax(0, 1fr);
      padding-block: 6px;
    }

    .line.heads {
      display: none;
    }

    .line.service > .name,
    .below {
      padding-left: 0;
    }

    .tick {
      justify-content: start;
    }

    .tick > span {
      display: inline;
      font-weight: 400;
      line-height: 1.2;
    }
  }
`
