import type { Messages } from './messages.ts'

/** Banner over every page in a browser that blocks site data. */
export interface BlockedStorageMessages {
  title: string
  advice: string
}

export const blockedStorage: Messages<BlockedStorageMessages> = {
  kk: {
    title: 'Браузер сайт деректерін сақтамайды',
    advice: 'Осы сайтқа cookie файлдарын сақтауға рұқсат беріңіз',
  },
  ru: {
    title: 'Этот браузер не хранит данные сайтов',
    advice: 'Разрешите этому сайту файлы cookie',
  },
  en: {
    title: 'This browser does not store site data',
    advice: 'Allow cookies for this site',
  },
}
