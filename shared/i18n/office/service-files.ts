import { maxFileBytes, maxFilePages, maxServiceFiles } from '../../catalogue/files.ts'
import type { Messages } from '../common/messages.ts'

const maxMegabytes = maxFileBytes / 1024 / 1024

/** Words of the forms and filled-in samples in the form of a service. */
interface ServiceFileMessages {
  file: string
  /** What may be added, above the list. */
  hint: string
  add: string
  sending: (name: string) => string
  added: (name: string) => string
  /** Instead of the button, once the list is full. */
  full: string
  open: string
}

export const serviceFileMessages: Messages<ServiceFileMessages> = {
  kk: {
    file: 'Файл',
    hint: `PDF, PNG немесе JPEG, көлемі ${maxMegabytes} МБ-тан, ұзындығы ${maxFilePages} беттен аспауы керек. Келуші оны терминалда талон алмай тұрып көре алады`,
    add: 'Файл қосу',
    sending: name => `«${name}» файлы жіберілуде. Күте тұрыңыз`,
    added: name => `«${name}» файлы тізімге қосылды. Атауын үш тілде жазып, қызметті сақтаңыз`,
    full: `Бір қызметке ең көбі ${maxServiceFiles} файл қосылады`,
    open: 'Жаңа қойындыда ашу',
  },
  ru: {
    file: 'Файл',
    hint: `PDF, PNG или JPEG, не больше ${maxMegabytes} МБ и ${maxFilePages} страниц. Посетитель может посмотреть его на терминале до получения талона`,
    add: 'Добавить файл',
    sending: name => `Файл «${name}» отправляется. Подождите`,
    added: name => `Файл «${name}» добавлен в список. Впишите название на трёх языках и сохраните услугу`,
    full: `У одной услуги может быть не больше ${maxServiceFiles} файлов`,
    open: 'Открыть в новой вкладке',
  },
  en: {
    file: 'File',
    hint: `PDF, PNG or JPEG, at most ${maxMegabytes} MB and ${maxFilePages} pages. Visitors can view it at the kiosk before they take a ticket`,
    add: 'Add a file',
    sending: name => `Sending “${name}”. Please wait`,
    added: name => `“${name}” is in the list. Write its title in three languages and save the service`,
    full: `A service can have at most ${maxServiceFiles} files`,
    open: 'Open in a new tab',
  },
}
