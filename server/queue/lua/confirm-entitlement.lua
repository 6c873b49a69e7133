-- confirm-entitlement: the inspector has seen the paper that proves the right.
-- ARGS counter session ticket
-- REPLY {ticket} | NO_CLAIM | OTHER_TICKET ticket | COUNTER_… | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places ticket counter emit

local t, no = ticket_for(ticket)
if no then return no end
local c
c, no = holding(counter, session, ticket)
if no then return no end
if t.claim ~= 'claimed' and t.claim ~= 'granted' then return {'NO_CLAIM'} end
open_day()
local new, patch = change_ticket(ticket, t, { claim = 'confirmed' })
emit_ticket('ticket:entitlement-confirmed', ticket, new, patch, { category = t.category })
return answer({ ticket = ticket })
