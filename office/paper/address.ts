import type { AddressKind } from '../../shared/i18n/office/paper.ts'

/** A printer's address in the fields of a form. */
export interface AddressForm {
  kind: AddressKind
  /** Host and port, or the device of an agent. */
  detail: string
}

/** @returns the parts of an address as settings have it. */
export function splitAddress(address: string): AddressForm {
  if (address.startsWith('tcp://')) return { kind: 'tcp', detail: address.slice('tcp://'.length) }
  if (address.startsWith('agent:')) return { kind: 'agent', detail: address.slice('agent:'.length) }
  return { kind: 'virtual', detail: '' }
}

/** @returns the address, unchecked: the server reports a wrong one. */
export function joinAddress({ kind, detail }: AddressForm): string {
  if (kind === 'virtual') return 'virtual'
  return (kind === 'tcp' ? 'tcp://' : 'agent:') + detail.trim()
}
