import type { Sign } from '../../shared/domain/counter.ts'
import type { Role } from '../../shared/domain/roles.ts'

/** Who asks, as the handshake established it. */
export interface Asker {
  role: Role
  centre: string
  /** `<role>:<id>`, as events tell it. */
  by: string
  /** Device or tab. */
  device: string
  person?: string
  sign?: Sign
}
