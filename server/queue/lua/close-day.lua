-- close-day: ends a business day, one batch a call until it answers done. If interrupted, it continues where it was.
-- ARGS target targetFrom targetTo waiting
-- REPLY {done, left} | WAITING_CHANGED waiting | DAY_NOT_OVER | ALREADY_CLOSED | NOT_PERMITTED
-- waiting: the number left that the manager was shown; empty for an older day.
-- @include begin may day sums places rules ticket counter emit

local isToday = target == DAY
local state = redis.call('HGET', P .. 'days', target)
if state == 'closed' or not state then return {'ALREADY_CLOSED'} end
if target > DAY then return {'DAY_NOT_OVER'} end
if isToday and state ~= 'closing' then
  if ROLE ~= 'manager' then return {'DAY_NOT_OVER'} end
  local still = tonumber(redis.call('HGET', day_key(target, 'seq'), 'waiting') or 0)
  if still ~= tonumber(waiting) then return {'WAITING_CHANGED', tostring(still)} end
end
figuresDay, figuresFrom = target, tonumber(targetFrom)
open_day()
keysDieAt = death_of(targetTo)
if state ~= 'closing' then
  redis.call('HSET', P .. 'days', target, 'closing')
  if isToday then redis.call('HSET', CENTRE, 'ended', DAY) end
  emit('day:closing', nil, nil, { day = target }, { days = { [target] = 'closing' } })
end

-- Remembers for reopen-day a ticket's state and the event that ended it. A day that is over is never reopened, so
-- nothing is kept of it.
local function note_end(id, state)
  local key = day_key(target, 'ends')
  redis.call('ZADD', key, n, id .. ' ' .. state)
  expire(key)
end

-- Ends one ticket: a visitor who was being served counts as served, at untrusted times.
local function end_ticket(id, counterId)
  local t = load_ticket(id)
  -- The ticket's keys expire after eight days.
  if not t then return end
  local type, fields = 'ticket:left-unserved', { state = 'unserved', ended = now }
  if t.state == 'serving' then
    type, fields = 'ticket:finished', { state = 'done', ended = now, trusted = 0 }
    add(t.queue, 'untrusted', 1)
  end
  local new, patch = change_ticket(id, t, fields)
  local change
  if counterId then change = change_counter(counterId, { ticket = '' }) end
  emit_ticket(type, id, new, patch, { day = target }, change)
  if isToday and new.state == 'unserved' then note_end(id, t.state) end
end

-- Removes settings of days long past. Counts months as 31 days: two dates 60 days apart differ by at most 64.
local function forget_days()
  local function rough(day)
    return tonumber(string.sub(day, 1, 4)) * 372 + tonumber(string.sub(day, 5, 6)) * 31 + tonumber(string.sub(day, 7, 8))
  end
  local gone = {}
  for _, field in ipairs(redis.call('HKEYS', P .. 'days')) do
    if rough(DAY) - rough(string.sub(field, -8)) > 64 then
      redis.call('HDEL', P .. 'days', field)
      gone[field] = NIL
    end
  end
  return gone
end

local left = 0
for _, id in ipairs(redis.call('SMEMBERS', P .. 'counters')) do
  local raw = redis.call('HMGET', counter_key(id), 'day', 'ticket', 'state', 'inspector')
  if raw[1] == target and raw[3] ~= 'closed' then
    if raw[2] and raw[2] ~= '' then end_ticket(raw[2], id) end
    emit('counter:closed', nil, id, { inspector = raw[4], day = target, was = { state = raw[3] } }, {
      counter = change_counter(id, {
        state = 'closed', session = '', inspector = '', since = now, streak = 0, ticket = '',
      }),
    })
  end
end
local function end_all(key)
  if left >= BATCH then return end
  for _, id in ipairs(redis.call('ZRANGE', key, 0, BATCH - left - 1)) do
    left = left + 1
    end_ticket(id)
  end
end
-- Visitors of that day whose window was opened again before the day was closed.
for _, id in ipairs(redis.call('ZRANGE', day_key(target, 'left'), 0, -1)) do
  redis.call('ZREM', day_key(target, 'left'), id)
  local state = redis.call('HGET', ticket_key(id), 'state')
  if state == 'called' or state == 'serving' then end_ticket(id) end
end
end_all(day_key(target, 'parked'))
for _, queue in ipairs(split(redis.call('HGET', RULES, 'queues'))) do
  end_all(lane_key(target, queue, 'first'))
  end_all(lane_key(target, queue, 'ordinary'))
end
local done = left < BATCH
if done then
  local days = forget_days()
  redis.call('HSET', P .. 'days', target, 'closed')
  days[target] = 'closed'
  emit('day:closed', nil, nil, { day = target }, { days = days })
end
return answer({ done = done, left = left })
