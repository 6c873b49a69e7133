import { css } from 'lit'

export const officeAppStyles = css`
  :host {
    display: block;
  }

  main {
    padding: 16px 20px 0;
  }

  .way-back a {
    display: inline-block;
    min-height: 44px;
    padding-block: 10px;
    font-weight: 600;
  }
`
