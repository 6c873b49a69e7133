import { css } from 'lit'

export const officeAppStyles = css`
  :host {
    display: block;
  }

  main {
    padding: 16px 20px 0;
  }
`
