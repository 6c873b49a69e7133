-- call-ticket: calls one chosen visitor, waiting in any queue, put aside or missed.
-- ARGS counter session ticket word
-- REPLY {ticket, number, reason} | refusals of call-next | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places rules ticket counter emit call

local t, no = ticket_for(ticket)
if no then return no end
local c
c, no = free(counter, session)
if no then return no end
open_day()
return answer(call_to(c, ticket, t, 'chosen', word, c.streak))
