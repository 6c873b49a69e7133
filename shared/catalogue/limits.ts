/** Characters of a catalogue file: ten times the order's catalogue. */
export const maxCatalogueFile = 1024 * 1024
