-- mark-no-show: the called visitor did not come; the counter is free.
-- ARGS counter session ticket
-- REPLY {ticket, undo} | TOO_SOON | OTHER_TICKET ticket | COUNTER_… | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places rules ticket undo counter emit

local t, no = ticket_for(ticket)
if no then return no end
local c
c, no = holding(counter, session, ticket)
if no then return no end
local after = tonumber(redis.call('HGET', RULES, 'noShowAfter')) * 1000
if now - (t.recalled or t.called) < after then return {'TOO_SOON'} end
open_day()
local new, patch, was = change_ticket(ticket, t, { state = 'no-show', ended = now })
offer_undo(ticket, patch, was, nil, counter, session)
emit_ticket('ticket:missed', ticket, new, patch, {}, change_counter(counter, { ticket = '' }))
return answer({ ticket = ticket, undo = n })
