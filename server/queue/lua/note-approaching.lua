-- note-approaching: the present wait has reached 80 % of its target. Raised once a wait, by whichever node asks; a wait that has ended is left alone.
-- ARGS ticket wait
-- REPLY {ticket} | WAIT_OVER | ALREADY_NOTED | TOO_SOON | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places ticket emit

local PERCENT = 80
local t, no = ticket_for(ticket)
if no then return no end
if t.wait ~= tonumber(wait) or not t.dueBy then return {'WAIT_OVER'} end
if (t.noted or 0) >= PERCENT then return {'ALREADY_NOTED'} end
if now < t.waitSince + (t.dueBy - t.waitSince) * PERCENT / 100 then return {'TOO_SOON'} end
open_day()
local new, patch = change_ticket(ticket, t, { noted = PERCENT })
emit_ticket('ticket:approaching', ticket, new, patch, { dueBy = t.dueBy, wait = t.wait })
return answer({ ticket = ticket })
