-- undo: takes back the ticket's last step, by its own actor, within a short time.
-- ARGS ticket of
-- REPLY {ticket, state} | NOTHING_TO_UNDO | UNDO_TOO_LATE | NOT_YOURS | COUNTER_NOT_YOURS inspector | COUNTER_BUSY ticket |
--   COUNTER_CLOSED | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- `of` names the event that is taken back, so that two undos are one.
-- @include begin day sums places ticket counter emit

local t, no = ticket_for(ticket)
if no then return no end
local step = t.undo
if not step or step.of ~= tonumber(of) then return {'NOTHING_TO_UNDO'} end
if step.by ~= BY then return {'NOT_YOURS'} end
if now > step['until'] then return {'UNDO_TOO_LATE'} end

local fields = {}
for field, value in pairs(step.was) do fields[field] = value end
local comesFromCounter = step.command ~= 'cancel' and step.counter
if comesFromCounter then
  local c
  c, no = sitting(step.counter, step.session)
  if no then return no end
  if c.ticket ~= '' and c.ticket ~= ticket then return {'COUNTER_BUSY', c.ticket} end
end

open_day()
for field, delta in pairs(step.sums) do
  local queue, what = string.match(field, '^(.*):(%a+)$')
  add(queue, what, 0 - delta)
end
-- A called ticket that was cancelled has left its window to others: it waits at its old place, and the call is taken
-- back.
if step.command == 'cancel' and fields.state == 'called' then
  count_call(t, -1)
  fields.state, fields.counter, fields.called, fields.reason, fields.word = 'waiting', NIL, NIL, NIL, NIL
  fields.recalls, fields.recalled = NIL, NIL
end
local new, patch = change_ticket(ticket, t, fields)
local change
if comesFromCounter then change = change_counter(step.counter, { ticket = ticket }) end
emit_ticket('ticket:undone', ticket, new, patch, { of = step.of, command = step.command }, change)
return answer({ ticket = ticket, state = new.state })
