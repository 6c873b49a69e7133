import type { DisplayState, DisplayStatus } from '../../contract/wire.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Messages } from '../common/messages.ts'

/** Alerts about hall screens that do not work properly. */
interface ManagerDisplayMessages {
  /** A hall screen by its device's name. */
  screen: (device: string) => string
  /** The board over a window. */
  board: (counter: string) => string
  /** The screen has no sound. */
  soundOff: (name: string) => string
  /** The screen plays the chime, but no words. */
  noVoice: (name: string) => string
  states: Readonly<Record<Exclude<DisplayState, 'ok' | 'deaf'>, (name: string) => string>>
}

const managerDisplays: Messages<ManagerDisplayMessages> = {
  kk: {
    screen: device => `Зал таблосы ${device}`,
    board: counter => `${counter}-терезенің таблосы`,
    soundOff: name => `${name}: дыбыс өшірулі`,
    noVoice: name => `${name}: дауыс жазбалары ойнатылмайды, тек белгі дыбысы естіледі`,
    states: {
      frozen: name => `${name}: бейне жаңармай тұр`,
      gone: name => `${name}: байланыс жоқ`,
    },
  },
  ru: {
    screen: device => `Табло зала ${device}`,
    board: counter => `Табло окна ${counter}`,
    soundOff: name => `${name}: звук выключен`,
    noVoice: name => `${name}: голос не воспроизводится, слышен только сигнал`,
    states: {
      frozen: name => `${name}: изображение не обновляется`,
      gone: name => `${name}: нет связи`,
    },
  },
  en: {
    screen: device => `Hall screen ${device}`,
    board: counter => `Board of window ${counter}`,
    soundOff: name => `${name}: sound is off`,
    noVoice: name => `${name}: the voice does not play; only the chime is heard`,
    states: {
      frozen: name => `${name}: the picture is frozen`,
      gone: name => `${name}: not connected`,
    },
  },
}

/** @returns what is wrong with a screen of the hall, with its name. */
export function displayTrouble(locale: Locale, { device, counter, state, cause }: DisplayStatus): string {
  const { screen, board, soundOff, noVoice, states } = managerDisplays[locale]
  const name = counter === undefined ? screen(device) : board(counter)
  if (state === 'frozen' || state === 'gone') return states[state](name)
  return cause === 'voice' ? noVoice(name) : soundOff(name)
}
