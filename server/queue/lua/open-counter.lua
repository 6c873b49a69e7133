-- open-counter: an inspector sits down at a window, comes back from a break, or takes it over from somebody.
-- ARGS counter session newSession inspector sign takeOver queues
-- REPLY {counter, session} | COUNTER_OCCUPIED inspector | SITS_ELSEWHERE counter | DAY_CLOSED | NO_SUCH_COUNTER
-- session: the caller's present sitting, if any. takeOver: the inspector who is known to sit there. queues: the window's
-- queues by the settings, for a fresh opening. sign: name and post as JSON, kept apart from events (paragraph 14).
-- @include begin day sums counter emit

if dayEnded then return {'DAY_CLOSED'} end
local c, no = load_counter(counter)
if no then return no end
local mine = c.state ~= 'closed' and c.session == session and session ~= ''
if c.state ~= 'closed' and not mine and c.inspector ~= '' and takeOver ~= c.inspector then
  return {'COUNTER_OCCUPIED', c.inspector}
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
  emit('counter:resumed', nil, counter, { inspector = c.inspector }, { counter = change })
  return answer({ counter = counter, session = session })
end
local fields = { state = 'open', day = DAY, session = newSession, inspector = inspector, since = now, streak = 0 }
local type = 'counter:opened'
local facts = { inspector = inspector }
if c.state == 'closed' then
  fields.queues, fields.ticket = queues, ''
  -- A visitor whom an older day left at this window: close-day of that day finds the ticket here.
  if c.left then
    local key = day_key(string.sub(c.left, 1, 8), 'left')
    redis.call('ZADD', key, now, c.left)
    expire(key)
  end
elseif c.inspector ~= '' then
  type, facts.instead = 'counter:taken-over', c.inspector
end
if sign ~= '' then
  redis.call('HSET', P .. 'person:' .. inspector, 'sign', sign)
  redis.call('SADD', P .. 'persons', inspector)
end
emit(type, nil, counter, facts, { counter = change_counter(counter, fields) })
return answer({ counter = counter, session = newSession })
