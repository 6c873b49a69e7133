-- pause-counter: a break. A visitor who is there is served to the end; no new one is called.
-- ARGS counter session
-- REPLY {counter} | COUNTER_PAUSED | COUNTER_CLOSED | COUNTER_NOT_YOURS inspector | NO_SUCH_COUNTER |
--   NOT_PERMITTED
-- @include begin may day sums counter emit

local c, no
if ROLE == 'manager' then c, no = load_counter(counter) else c, no = sitting(counter, session) end
if no then return no end
if c.state == 'closed' then return {'COUNTER_CLOSED'} end
if c.state == 'paused' then return {'COUNTER_PAUSED'} end
open_day()
emit('counter:paused', nil, counter, { inspector = c.inspector, was = { state = c.state } },
  { counter = change_counter(counter, { state = 'paused', since = now }) })
return answer({ counter = counter })
