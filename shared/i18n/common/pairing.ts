import type { Messages } from './messages.ts'

/** Words of a new screen until a manager pairs it. */
export interface PairingMessages {
  title: string
  /** Tells what to do with the code. */
  tell: string
  code: string
  goodFor: (minutes: number) => string
  noServer: string
  again: string
}

export const pairing: Messages<PairingMessages> = {
  kk: {
    title: 'Бұл экран жүйеге қосылмаған',
    tell: 'Кодты басшыға айтыңыз: «Орталықтың баптаулары» бетіндегі «Құрылғылар» бөліміне енгізіледі',
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
    title: 'This screen is not connected to the system yet',
    tell: 'Give this code to the manager, who enters it in “Centre settings”, section “Devices”',
    code: 'Connection code',
    goodFor: minutes => `The code is valid for another ${minutes} min`,
    noServer: 'No connection to the server. A code will appear when the connection is back',
    again: 'Getting a new code',
  },
}
