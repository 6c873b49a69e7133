/** The arguments of each script for devices, in the order of the script's header. */
export const deviceArgs = {
  'begin-pairing': ['code', 'kind', 'secret', 'address'],
  'pair-device': ['code', 'device', 'hall', 'kind', 'place', 'name'],
  'adopt-device': ['device', 'hall', 'kind', 'place', 'name'],
  'claim-device': ['secret', 'key'],
  'rename-device': ['device', 'name'],
  'set-device-state': ['device', 'state'],
  'note-places': ['places'],
} as const satisfies Record<string, readonly string[]>
