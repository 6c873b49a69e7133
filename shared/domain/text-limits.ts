/** Maximum lengths of texts in forms and schemas, in UTF-16 units, as `maxlength` counts them. */
export const textLimits = {
  /** An inspector's or manager's reason: one sentence. */
  reason: 200,
  /** A notice of one day: three lines on the hall screen. */
  notice: 300,
  /** A text of the catalogue: three times the longest document of the order, whose titles have 25 words. */
  description: 800,
  /** A title, a window's purpose or a line of a ticket: four lines on the narrowest paper. */
  title: 200,
  /** Surname, name, patronymic, the name of a device: one line of the sign over a window. */
  name: 60,
  post: 100,
  /** The maker's name for a printer model. */
  model: 100,
  login: 40,
  /** The name of a kiosk, a display or a printer in the settings. */
  place: 40,
} as const
