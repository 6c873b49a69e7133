import { css } from 'lit'

/** The shell of a page of staff: header, navigation, banners. */
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

  p {
    margin: 0;
  }

  strong {
    display: block;
    font-size: 1.125rem;
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

  .unsaved {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: 8px;
    color: var(--warn);
    font-size: 0.875rem;
  }

  /* In view wherever the page has been scrolled to. */
  .banners {
    position: sticky;
    z-index: 3;
    top: 0;
  }

  .banner {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 10px 20px;
    font-weight: 650;
    color: var(--warn);
    background: var(--warn-soft);
    border-bottom: 2px solid var(--warn);
  }

  .banner.bad {
    color: var(--bad);
    background: var(--bad-soft);
    border-color: var(--bad);
  }

  .icon {
    flex: none;
    width: 16px;
    height: 16px;
  }
`

/** What a page shows in place of its content: that it connects, or that a section could not be loaded. */
export const placeholderStyles = css`
  .alone {
    display: grid;
    gap: 16px;
    max-width: 640px;
    margin: 15vh auto 0;
    font-size: 1.25rem;
    text-align: center;
  }

  .alone a {
    color: var(--brand);
    font-weight: 600;
  }
`
