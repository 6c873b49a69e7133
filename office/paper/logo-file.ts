/** As the schema of settings has them: 64 KiB of base64 are 48 of picture, less a little for the address before it. */
export const mostLogoBytes = 48 * 1024 - 64
export const mostLogoSide = 1_000

/** @returns a file as a data URL. @throws when it can't be read. */
export function readFile(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
