import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { StaffRole } from '../../domain/roles.ts'
import { pageParam, tabId } from '../device.ts'
import { HallConnection } from '../hall-connection.ts'
import { HallController } from '../hall-controller.ts'
import { pageRole, signInWhenAsked } from '../me.ts'

/** Connects a page of staff to the hall of the centre that the page's address names. */
export class CentreHall implements ReactiveController {
  /** Undefined where the address names no centre: then there is no connection. */
  readonly centre = pageParam('centre')
  readonly hall: HallConnection

  /** @param role the role that the page is for */
  constructor(host: ReactiveControllerHost, role: StaffRole = 'manager') {
    this.hall = new HallConnection(() => ({
      role: pageRole(role),
      centre: this.centre ?? '',
      device: tabId(),
    }))
    new HallController(host, this.hall)
    host.addController(this)
  }

  hostConnected(): void {
    if (this.centre === undefined) this.hall.close()
    signInWhenAsked(this.hall)
  }

  hostDisconnected(): void {
    this.hall.close()
  }
}
