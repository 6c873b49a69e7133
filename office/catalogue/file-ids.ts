import type { Service, ServiceFile } from '../../shared/catalogue/schema.ts'
import { idOfWords } from './tidy.ts'

/** @returns the ids of a service's files; a new one, whose id is empty, gets its id from its English title */
export function fileIds(files: readonly ServiceFile[]): string[] {
  const taken = files.map(({ id }) => id)
  for (const [at, { id, title }] of files.entries()) if (id === '') taken[at] = idOfWords(title.en, taken)
  return taken
}

/** @returns the service with an id for each of its files */
export function withFileIds(service: Service): Service {
  const { files } = service
  if (!files) return service
  const ids = fileIds(files)
  return { ...service, files: files.map((file, at) => ({ ...file, id: ids[at] ?? file.id })) }
}
