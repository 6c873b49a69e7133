/** Settings of a server whose tests do in a second what a hall does in an hour. */
export const busy = { KIOSK_TICKETS_PER_MINUTE: '1000000', REQUESTS_PER_MINUTE: '10000000' }
