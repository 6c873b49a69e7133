-- start: the visitor is at the window.
-- ARGS counter session ticket
-- REPLY {ticket, undo} | OTHER_TICKET ticket | COUNTER_… | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places ticket undo counter emit

local t, no = ticket_for(ticket)
if no then return no end
local c
c, no = holding(counter, session, ticket)
if no then return no end
open_day()
local new, patch, was = change_ticket(ticket, t, { state = 'serving', started = now })
offer_undo(ticket, patch, was, nil, counter, session)
emit_ticket('ticket:started', ticket, new, patch, {})
return answer({ ticket = ticket, undo = n })
