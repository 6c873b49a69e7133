import { css } from 'lit'

/**
 * All sizes depend on the width. At 1080 px of a 21.5" panel 81 px are 20 mm, the smallest target for a finger; at 320 px the
 * smallest target is 44 px. Buttons are slightly larger.
 */
export const kioskAppStyles = css`
  :host {
    --touch: clamp(48px, 8.4vw, 92px);
    --gap: clamp(8px, 1.7vw, 18px);
    --pad: clamp(10px, 3.4vw, 36px);
    --text: clamp(17px, 3.1vw, 34px);
    --small: clamp(15px, 2.5vw, 27px);
    --title: clamp(23px, 4.9vw, 52px);
    --round: clamp(10px, 1.9vw, 20px);

    --head: clamp(48px, 10vw, 110px);

    display: flex;
    flex-direction: column;
    min-height: calc(100dvh - var(--banner));
    background: var(--ground);
    font-size: var(--text);
    line-height: 1.3;
  }

  .step {
    flex: 1;
    display: flex;
    flex-direction: column;
  }
`
