-- return-to-queue: the called visitor goes back to the old place; the same wait continues.
-- ARGS counter session ticket
-- REPLY {ticket, undo} | OTHER_TICKET ticket | COUNTER_… | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- A manager frees a window from afar and names none.
-- @include begin day sums places ticket undo counter emit back

local t, no = ticket_for(ticket)
if no then return no end
local c
if ROLE ~= 'manager' then
  c, no = holding(counter, session, ticket)
  if no then return no end
else
  c = load_counter(t.counter) or { id = t.counter, session = '' }
end
open_day()
local new, patch, was, struck = back_to_waiting(ticket, t)
offer_undo(ticket, patch, was, struck, c.id, c.session)
emit_ticket('ticket:returned', ticket, new, patch, {}, let_go(c.id, ticket))
return answer({ ticket = ticket, undo = n })
