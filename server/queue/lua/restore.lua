-- restore: a missed visitor came back and waits again, at the old place.
-- ARGS ticket
-- REPLY {ticket, restores} | TOO_MANY_RESTORES | NO_SUCH_TICKET | ILLEGAL_TRANSITION state | DAY_CLOSED
-- @include begin day sums places rules ticket emit back

local t, no = ticket_for(ticket)
if no then return no end
local restores = (t.restores or 0) + 1
if restores > MAX_RESTORES then return {'TOO_MANY_RESTORES'} end
open_day()
local new, patch = wait_again(ticket, t, { restores = restores })
emit_ticket('ticket:restored', ticket, new, patch, {})
return answer({ ticket = ticket, restores = restores })
