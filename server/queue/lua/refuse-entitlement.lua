-- refuse-entitlement: the right was not proved; the ticket goes back to its ordinary place and the same wait continues.
-- ARGS counter session ticket
-- REPLY {ticket} | NO_CLAIM | OTHER_TICKET ticket | COUNTER_… | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places ticket counter emit back

local t, no = ticket_for(ticket)
if no then return no end
local c
c, no = holding(counter, session, ticket)
if no then return no end
if t.claim ~= 'claimed' and t.claim ~= 'granted' then return {'NO_CLAIM'} end
open_day()
local new, patch = back_to_waiting(ticket, t, { claim = 'refused', lane = 'ordinary' })
emit_ticket('ticket:entitlement-refused', ticket, new, patch, { category = t.category },
  change_counter(counter, { ticket = '' }))
return answer({ ticket = ticket })
