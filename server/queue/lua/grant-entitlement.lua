-- grant-entitlement: grants a waiting visitor an entitlement; the ticket moves to the first lane.
-- ARGS ticket category
-- REPLY {ticket} | ALREADY_FIRST | NO_RIGHT_HERE | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places rules ticket emit

local t, no = ticket_for(ticket)
if no then return no end
if t.lane == 'first' then return {'ALREADY_FIRST'} end
if not counts(rules_of(t.queue).right, category) then return {'NO_RIGHT_HERE'} end
open_day()
local new, patch = change_ticket(ticket, t, { claim = 'granted', category = category, lane = 'first' })
emit_ticket('ticket:entitlement-granted', ticket, new, patch, { category = category })
return answer({ ticket = ticket })
