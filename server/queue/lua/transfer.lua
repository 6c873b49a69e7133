-- transfer: the visitor goes to another queue and keeps the time of first issue.
-- ARGS counter session ticket queue
-- REPLY {ticket, undo} | SAME_QUEUE | QUEUE_OFF | OTHER_TICKET ticket | COUNTER_… | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- From a window a new wait begins; from waiting (a manager) the wait continues from its beginning under the new target.
-- @include begin day sums places rules ticket undo counter emit

local t, no = ticket_for(ticket)
if no then return no end
local c
if t.state ~= 'waiting' then
  c, no = holding(counter, session, ticket)
  if no then return no end
end
if t.queue == queue then return {'SAME_QUEUE'} end
local rules = rules_of(queue)
if not rules.on then return {'QUEUE_OFF'} end
open_day()
local from = t.queue
local since = c and now or t.waitSince
local fields = {
  state = 'waiting', queue = queue, lane = lane_in(rules, t), orderBy = order_by(rules, t), waitSince = since,
  dueBy = due_by(rules, since), wait = t.wait + 1, noted = NIL, counter = NIL, called = NIL, reason = NIL, word = NIL,
  recalls = NIL, recalled = NIL, started = NIL,
}
if c then fields.waitKind = 'transfer' end
local new, patch, was = change_ticket(ticket, t, fields)
-- The new wait does not keep the old one's alerts.
was.noted = t.noted or NIL
offer_undo(ticket, patch, was, nil, c and c.id, c and c.session)
emit_ticket('ticket:transferred', ticket, new, patch, { from = from }, c and change_counter(c.id, { ticket = '' }))
return answer({ ticket = ticket, undo = n })
