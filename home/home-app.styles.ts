import { css } from 'lit'

export const homeAppStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100vh;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 8px 24px;
    padding: 14px 32px;
    background: var(--brand);
    color: var(--brand-ink);
  }

  h1 {
    margin: 0;
    font-size: 24px;
    font-weight: 600;
  }

  .demo,
  .fault {
    margin: 0;
    padding: 14px 32px;
    background: var(--warn-soft);
    color: var(--ink);
    border-bottom: 1px solid var(--line);
  }

  .fault {
    background: var(--bad-soft);
  }

  main {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(300px, 420px) minmax(0, 1fr);
    align-items: start;
    gap: 32px;
    width: 100%;
    max-width: 1400px;
    margin: 0 auto;
    padding: 28px 32px 48px;
  }

  label {
    display: block;
    margin-bottom: 6px;
    font-weight: 600;
  }

  input {
    width: 100%;
    height: 48px;
    padding: 0 14px;
    border: 2px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--ground);
    font-size: 17px;
  }

  ul {
    margin: 16px 0 0;
    padding: 0;
    list-style: none;
  }

  li a {
    display: block;
    padding: 10px 14px;
    border-left: 5px solid transparent;
    color: var(--ink);
    text-decoration: none;
    font-weight: 600;
  }

  li a:hover {
    background: var(--ground-2);
    text-decoration: underline;
  }

  li a[aria-current] {
    border-left-color: var(--brand);
    background: var(--brand-soft);
  }

  small {
    display: block;
    font-size: 14px;
    font-weight: 400;
    color: var(--ink-2);
  }

  kezek-centre-links {
    position: sticky;
    top: 20px;
  }

  .choose {
    margin: 80px 0;
    color: var(--ink-2);
    font-size: 22px;
    text-align: center;
  }

  @media (max-width: 760px) {
    main {
      grid-template-columns: minmax(0, 1fr);
      padding: 20px 16px 32px;
    }

    header,
    .demo,
    .fault {
      padding-inline: 16px;
    }

    /* The chosen centre comes first: the list is long. */
    kezek-centre-links {
      position: static;
      order: -1;
    }

    .choose {
      display: none;
    }
  }
`
