-- cancel: the visitor will not be served today. A called one frees the window, whose screen says who did it.
-- ARGS ticket word
-- REPLY {ticket, undo} | NO_SUCH_TICKET | ILLEGAL_TRANSITION state | DAY_CLOSED
-- @include begin day sums places ticket undo counter emit

local t, no = ticket_for(ticket)
if no then return no end
open_day()
local change
if t.state == 'called' then change = let_go(t.counter, ticket) end
local new, patch, was = change_ticket(ticket, t, { state = 'cancelled', ended = now, word = word })
offer_undo(ticket, patch, was)
emit_ticket('ticket:cancelled', ticket, new, patch, { word = word }, change)
return answer({ ticket = ticket, undo = n })
