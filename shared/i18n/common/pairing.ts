import type { Messages } from './messages.ts'

/** What a new screen shows until a manager lets it in. */
export interface PairingMessages {
  title: string
  /** What to do with the code. */
  tell: string
  code: string
  goodFor: (minutes: number) => string
  noServer: string
  again: string
}

export const pairing: Messages<PairingMessages> = {
  kk: {
    title: 'Бұл экран жүйеге қосылмаған',
    tell: 'Кодты басшыға айтыңыз: «Орталық баптаулары» бетіндегі «Құрылғылар» бөліміне енгізіледі',
    code: 'Қосу коды',
    goodFor: minutes => `Код тағы ${minutes} минут жарамды`,
    noServer: 'Сервермен байланыс жоқ. Байланыс қалпына келгенде код шығады',
    again: 'Жаңа код дайындалуда',
  },
  ru: {
    title: 'Этот экран ещё не подключён',
    tell: 'Сообщите код руководителю: его вводят в «Настройках центра», раздел «Устройства»',
    code: 'Код подключения',
    goodFor: minutes => `Код действует ещё ${minutes} мин`,
    noServer: 'Нет связи с сервером. Код появится, когда она восстановится',
    again: 'Готовим новый код',
  },
  en: {
    title: 'This screen is not paired yet',
    tell: 'Tell the code to the manager: it is entered in “Centre settings”, section “Devices”',
    code: 'Pairing code',
    goodFor: minutes => `The code is good for another ${minutes} min`,
    noServer: 'No connection to the server. A code appears when it is back',
    again: 'Getting a new code',
  },
}
