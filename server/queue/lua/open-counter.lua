-- open-counter: an inspector sits down at a window, comes back from a break, or takes it over from somebody.
-- ARGS counter session newSession inspector sign takeOver queues
-- REPLY {counter, session} | COUNTER_OCCUPIED inspector | SITS_ELSEWHERE counter | ALREADY_OPEN | DAY_CLOSED |
--   NO_SUCH_COUNTER | NOT_PERMITTED
-- session: the caller's present sitting, if any. takeOver: the inspector who is known to sit there. queues: the window's
-- queues by the settings, for a fresh opening. sign: name and post as JSON, kept apart from events (paragraph 14).
-- @include begin may day sums counter emit

if dayEnded then return {'DAY_CLOSED'} end
local c, no = load_counter(counter)
if no then return no end
local mine = BY == 'inspector:' .. c.inspector and c.state ~= 'closed' and c.session == session and session ~= ''
if mine and c.state == 'open' then return {'ALREADY_OPEN'} end
if c.state ~= 'closed' and not mine then
  -- Nobody sits at a window that a manager opened: the first inspector may. A manager takes over no window.
  if c.inspector ~= '' and (takeOver ~= c.inspector or ROLE ~= 'inspector') then return {'COUNTER_OCCUPIED', c.inspector} end
  if ROLE ~= 'inspector' then return {'ALREADY_OPEN'} end
end
if inspector ~= '' then
  for _, other in ipairs(redis.call('SMEMBERS', P .. 'counters')) do
    if other ~= counter then
      local o = load_counter(other)
      if o.state ~= 'closed' and o.inspector == inspector then return {'SITS_ELSEWHERE', other} end
    end
  end
end
open_day()
if mine then
  local change = change_counter(counter, { state = 'open', since = now })
  emit('counter:resumed', nil, counter, { inspector = c.inspector, was = { state = c.state } }, { counter = change })
  return answer({ counter = counter, session = session })
end
local fields = { state = 'open', day = DAY, session = newSession, inspector = inspector, since = now, streak = 0 }
local type = 'counter:opened'
local facts = { inspector = inspector, was = { state = c.state } }
if c.state == 'closed' then
  fields.queues, fields.ticket = queues, ''
  keep_left(c)
elseif c.inspector ~= '' then
  type, facts.instead = 'counter:taken-over', c.inspector
end
if sign ~= '' then
  redis.call('HSET', P .. 'person:' .. inspector, 'sign', sign)
  redis.call('SADD', P .. 'persons', inspector)
end
emit(type, nil, counter, facts, { counter = change_counter(counter, fields) })
return answer({ counter = counter, session = newSession })
