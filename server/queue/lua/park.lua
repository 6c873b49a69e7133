-- park: the visitor is put aside (a paper is missing, a copy has to be made); the counter is free.
-- ARGS counter session ticket
-- REPLY {ticket, undo} | OTHER_TICKET ticket | COUNTER_… | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places ticket undo counter emit

local t, no = ticket_for(ticket)
if no then return no end
local c
c, no = holding(counter, session, ticket)
if no then return no end
open_day()
local new, patch, was = change_ticket(ticket, t, { state = 'parked', counter = NIL, started = NIL })
offer_undo(ticket, patch, was, nil, counter, session)
emit_ticket('ticket:parked', ticket, new, patch, {}, change_counter(counter, { ticket = '' }))
return answer({ ticket = ticket, undo = n })
