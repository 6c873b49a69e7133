import { css } from 'lit'

/* At 1080 px twelve letters of 81 px each leave only narrow gaps. */
export const kioskKeyboardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 5px;
    margin-inline: calc(var(--pad) * -1 + 8px);
  }

  .row {
    display: flex;
    justify-content: center;
    gap: 5px;
  }

  .key {
    flex: 0 1 calc((100% - 11 * 5px) / 12);
    min-width: 44px;
    min-height: var(--touch);
    padding: 0;
    font-weight: 600;
  }

  .wide {
    flex: 1;
    display: grid;
    place-items: center;
    min-width: 44px;
    padding: 0 0.3em;
    background: var(--ground-2);
  }

  .space {
    flex: 3;
  }

  .erase {
    font-size: calc(var(--text) * 1.3);
  }

  /* If twelve do not fit, the rows wrap in the same order. */
  @media (max-width: 640px) {
    :host {
      flex-flow: row wrap;
      justify-content: center;
      gap: 1px;
      margin-inline: calc(var(--pad) * -1 + 2px);
    }

    .row {
      display: contents;
    }

    .key {
      flex: 0 0 44px;
      min-height: 44px;
      border-radius: 6px;
    }

    .wide {
      flex: 1 0 22%;
      min-height: 44px;
      border-radius: 6px;
    }

    .space {
      flex-basis: 34%;
    }
  }
`
