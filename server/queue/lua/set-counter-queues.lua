-- set-counter-queues: what a window serves from now on.
-- ARGS counter session queues
-- REPLY {counter} | QUEUES_FIXED | QUEUE_OFF queue | COUNTER_CLOSED | COUNTER_NOT_YOURS inspector | NO_SUCH_COUNTER |
--   NOT_PERMITTED
-- @include begin may day sums rules counter emit

local c, no
if ROLE == 'manager' then c, no = load_counter(counter) else c, no = sitting(counter, session) end
if no then return no end
if c.state == 'closed' then return {'COUNTER_CLOSED'} end
if ROLE ~= 'manager' and redis.call('HGET', RULES, 'own:' .. counter) ~= '1' then return {'QUEUES_FIXED'} end
local held = ',' .. c.queues .. ','
for _, queue in ipairs(split(queues)) do
  -- A queue that was switched off meanwhile keeps its waiting visitors, so its window may continue to serve it.
  if not rules_of(queue).on and not string.find(held, ',' .. queue .. ',', 1, true) then return {'QUEUE_OFF', queue} end
end
open_day()
emit('counter:queues-set', nil, counter, { queues = queues, was = { queues = c.queues } },
  { counter = change_counter(counter, { queues = queues }) })
return answer({ counter = counter })
