import { css } from 'lit'

export const ticketDialogStyles = css`
  :host {
    --dialog-width: 720px;
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    font-weight: 600;
  }

  .form {
    display: flex;
    flex-direction: column;
    gap: 14px;
    padding: 14px;
    border: 1.5px solid var(--line-strong);
    border-radius: 12px;
  }

  .own {
    margin-top: 8px;
  }
`
