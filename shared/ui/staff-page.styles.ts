import { css } from 'lit'

/** The head of a page of staff with sections, and the ways between them. */
export const staffPageStyles = css`
  :host {
    display: block;
    min-height: calc(100% - var(--banner));
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
    padding: 8px 20px;
    color: var(--brand-ink);
    background: var(--brand);
  }

  h1 {
    margin: 0;
    font-size: 1.125rem;
    font-weight: 650;
    line-height: 1.2;
  }

  .where {
    flex: 1 1 260px;
    min-width: 0;
  }

  .pages {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }

  .pages a {
    display: flex;
    align-items: center;
    min-height: 44px;
    color: inherit;
    font-weight: 600;
  }

  .sections {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 8px 20px 0;
    border-bottom: 1px solid var(--line);
  }

  .sections a {
    display: flex;
    align-items: center;
    min-height: 44px;
    padding: 0 16px;
    border-bottom: 4px solid transparent;
    color: var(--ink);
    font-weight: 600;
    text-decoration: none;
  }

  .sections a:hover {
    background: var(--brand-soft);
  }

  .sections a[aria-current] {
    border-color: var(--brand);
    color: var(--brand);
  }
`
