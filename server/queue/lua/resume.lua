-- resume: a visitor put aside waits again, at the old place.
-- ARGS ticket
-- REPLY {ticket} | NO_SUCH_TICKET | ILLEGAL_TRANSITION state | DAY_CLOSED
-- @include begin day sums places rules ticket emit back

local t, no = ticket_for(ticket)
if no then return no end
open_day()
local new, patch = wait_again(ticket, t)
emit_ticket('ticket:resumed', ticket, new, patch, {})
return answer({ ticket = ticket })
