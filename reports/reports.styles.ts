import { type CSSResultGroup, css } from 'lit'
import { formStyles } from '../shared/ui/forms/form.styles.ts'

/** Styles of every section of the reports: head, forms, cards, and what is shown before an answer is there. */
export const reportsStyles: CSSResultGroup = [
  formStyles,
  css`
  :host {
    display: block;
  }

  h2 {
    font-size: 1.5rem;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    margin-bottom: 12px;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(190px, 100%), 1fr));
    gap: 12px;
    align-items: start;
  }

  .fields > .press {
    padding-top: 28px;
  }

  @media (max-width: 480px) {
    .fields > .press {
      padding-top: 0;
    }
  }

  form {
    margin-bottom: 16px;
  }

  .card {
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ground);
  }

  .waiting,
  .empty {
    padding: 48px 0;
    text-align: center;
    font-size: 1.125rem;
  }

  .refused {
    display: grid;
    gap: 12px;
    padding: 16px 0;
  }

  a {
    color: var(--brand);
    font-weight: 600;
  }

  a.button {
    display: inline-flex;
    align-items: center;
    color: var(--ink);
    text-decoration: none;
  }

  @media print {
    form,
    button,
    a.button {
      display: none;
    }
  }
`,
]
