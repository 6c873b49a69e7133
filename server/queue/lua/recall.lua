-- recall: calls the visitor at this counter again.
-- ARGS counter session ticket
-- REPLY {ticket, recalls} | TOO_SOON | OTHER_TICKET ticket | COUNTER_… | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places rules ticket counter emit call

local t, no = ticket_for(ticket)
if no then return no end
local c
c, no = holding(counter, session, ticket)
if no then return no end
if now - (t.recalled or t.called) < RECALL_AFTER_MS then return {'TOO_SOON'} end
open_day()
local new, patch = change_ticket(ticket, t, { recalls = (t.recalls or 0) + 1, recalled = now })
local call = note_call(ticket, new, counter)
emit('ticket:recalled', ticket, counter, { number = t.number, queue = t.queue, lang = t.lang },
  { set = patch, call = call })
return answer({ ticket = ticket, recalls = new.recalls })
