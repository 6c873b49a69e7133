import type { Messages } from './locale.ts'

/** Over every page of a browser that blocks site data. */
export interface BlockedStorageMessages {
  title: string
  advice: string
}

export const blockedStorage: Messages<BlockedStorageMessages> = {
  kk: {
    title: 'Бұл браузер сайт деректерін сақтамайды',
    advice:
      'Жүйеге кіру, құрылғыны қосу және таңдалған тіл есте қалмайды. Осы сайтқа cookie файлдарын сақтауға рұқсат беріңіз.',
  },
  ru: {
    title: 'Этот браузер не хранит данные сайтов',
    advice:
      'Вход, подключение устройства и выбранный язык не запоминаются. Разрешите этому сайту сохранять файлы cookie.',
  },
  en: {
    title: 'This browser keeps no site data',
    advice:
      'Signing in, pairing a device and the chosen language are not remembered. Allow cookies for this site.',
  },
}
