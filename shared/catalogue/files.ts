/** Files of a service: forms to fill in, and filled-in samples. */

export const fileKinds = ['form', 'sample'] as const
export type FileKind = (typeof fileKinds)[number]

export const fileTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const
export type FileType = (typeof fileTypes)[number]

/** Bytes of a file. A scanned page takes 1 MB. */
export const maxFileBytes = 5 * 1024 * 1024
/** Pages of a file. Nobody reads more of them standing at a kiosk. */
export const maxFilePages = 30
/** Files of one service. */
export const maxServiceFiles = 12

/** Why a file cannot be taken. The office page has a sentence for each. */
export type FileProblem =
  | 'empty'
  | 'too-large'
  | 'wrong-type'
  | 'broken'
  | 'locked'
  | 'too-many-pages'
  | 'no-room'

/** A file as the server keeps it. */
export interface KeptFile {
  /** SHA-256 of its bytes, in hexadecimal digits. It is the file's name in addresses. */
  digest: string
  type: FileType
  /** Number of its bytes. */
  bytes: number
  pages: number
}

/** @returns the address of a file. */
export function fileAddress(digest: string): string {
  return `/api/files/${digest}`
}

/** @returns the address of a picture of one page, from 1. */
export function pageAddress(digest: string, page: number): string {
  return `${fileAddress(digest)}/pages/${page}`
}
