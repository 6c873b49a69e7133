-- finish: the visitor has been served; the counter is free.
-- ARGS counter session ticket
-- REPLY {ticket, undo} | OTHER_TICKET ticket | COUNTER_… | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places ticket undo counter emit

local t, no = ticket_for(ticket)
if no then return no end
local c
c, no = holding(counter, session, ticket)
if no then return no end
open_day()
local service = elapsed(t.started, now)
add(t.queue, 'serviceMs', service)
local new, patch, was = change_ticket(ticket, t, { state = 'done', ended = now })
offer_undo(ticket, patch, was, { [t.queue .. ':serviceMs'] = service }, counter, session)
emit_ticket('ticket:finished', ticket, new, patch, { service = service }, change_counter(counter, { ticket = '' }))
return answer({ ticket = ticket, undo = n })
