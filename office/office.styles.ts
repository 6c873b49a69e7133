import { type CSSResultGroup, css } from 'lit'
import { formStyles } from '../shared/ui/forms/form.styles.ts'

/** Styles of every section of the office: head, cards, forms, the bar that saves. */
export const officeStyles: CSSResultGroup = [
  formStyles,
  css`
  :host {
    display: block;
  }

  h2 {
    font-size: 1.5rem;
  }

  .head {
    display: grid;
    gap: 4px;
    margin-bottom: 16px;
  }

  .card {
    display: grid;
    gap: 12px;
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
  }

  .cards {
    display: grid;
    gap: 12px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }

  .row > .grow {
    flex: 1 1 200px;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: 12px;
    align-items: start;
  }

  .square {
    padding: 8px;
    width: 44px;
    font-size: 1.25rem;
    line-height: 1;
  }

  .save-bar {
    position: sticky;
    z-index: 2;
    bottom: 0;
    display: grid;
    gap: 10px;
    margin: 16px -20px 0;
    padding: 10px 20px;
    background: var(--ground-2);
    border-top: 1px solid var(--line);
  }

  .save-bar .said {
    display: flex;
    gap: 8px;
    align-items: center;
    font-weight: 600;
  }

  .save-bar > .what:not(:has(*)),
  .save-bar [role='alert']:not(:has(*)) {
    display: none;
  }

  /* A long list scrolls, so that the section stays visible above the bar. */
  .effects {
    max-height: 30vh;
    overflow-y: auto;
  }

  .effects > ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .effects li {
    display: flex;
    gap: 8px;
    align-items: baseline;
    overflow-wrap: anywhere;
  }

  .effects li > svg {
    align-self: start;
    margin-top: 3px;
  }

  .effects [data-weight='refused'] {
    font-weight: 600;
    color: var(--bad);
  }

  .effects [data-weight='warning'] {
    font-weight: 600;
    color: var(--warn);
  }

  .trouble .actions {
    margin-top: 10px;
  }

  @media (min-width: 700px) {
    .save-bar {
      grid-template-columns: 1fr auto;
      align-items: center;
    }

    .save-bar > .what,
    .save-bar [role='alert'] {
      grid-column: 1 / -1;
    }
  }
`,
]
