-- close-counter: the window closes. A manager may force it: who is being served counts as done (times not trusted), who
-- was called goes back to the old place.
-- ARGS counter session force
-- REPLY {counter} | COUNTER_BUSY ticket | COUNTER_CLOSED | COUNTER_NOT_YOURS inspector | NO_SUCH_COUNTER |
--   NOT_PERMITTED
-- @include begin may day sums places ticket counter emit back

local c, no
if ROLE == 'manager' then c, no = load_counter(counter) else c, no = sitting(counter, session) end
if no then return no end
if c.state == 'closed' then return {'COUNTER_CLOSED'} end
local t
if c.ticket ~= '' then
  if force ~= '1' or ROLE ~= 'manager' then return {'COUNTER_BUSY', c.ticket} end
  t, no = ticket_for(c.ticket)
  if no then return no end
end
open_day()
if t then
  local new, patch
  local type = 'ticket:returned'
  if t.state == 'called' then
    new, patch = back_to_waiting(c.ticket, t)
  else
    add(t.queue, 'untrusted', 1)
    new, patch = change_ticket(c.ticket, t, { state = 'done', ended = now, trusted = 0 })
    type = 'ticket:finished'
  end
  emit_ticket(type, c.ticket, new, patch, { forced = true }, change_counter(counter, { ticket = '' }))
end
emit('counter:closed', nil, counter, { inspector = c.inspector, was = { state = c.state } }, {
  counter = change_counter(counter, { state = 'closed', session = '', inspector = '', since = now, streak = 0 }),
})
return answer({ counter = counter })
