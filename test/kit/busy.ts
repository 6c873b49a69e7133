/** Settings of a server whose tests do in a second what a centre does in an hour. */
export const busy = {
  KIOSK_TICKETS_PER_MINUTE: '1000000',
  REQUESTS_PER_MINUTE: '10000000',
  // The printers of tests are on this machine, or at unused addresses of a private network.
  PRINTER_NETWORKS: '127.0.0.0/8, 10.0.0.0/8',
  PRINTER_PORTS: '1-65535',
}
