-- A ticket's place: a waiting one is in exactly one lane of its queue, a parked or missed one in its list.

local function lane_key(day, queue, lane)
  return day_key(day, 'w:' .. queue .. ':' .. lane)
end

local function score(t)
  if t.lane == 'first' then return t.firstIssuedAt end
  return t.orderBy
end

local function put(key, value, id)
  redis.call('ZADD', key, text(value), id)
  expire(key)
end

-- The lanes out of turn are mostly empty: their total tells a call whether to read them.
local function count_first(day, lane, delta)
  if lane == 'first' then redis.call('HINCRBY', day_key(day, 'seq'), 'first', delta) end
end

local function leave(day, id, t)
  if t.state == 'waiting' then
    redis.call('ZREM', lane_key(day, t.queue, t.lane), id)
    count_first(day, t.lane, -1)
    redis.call('HINCRBY', day_key(day, 'seq'), 'waiting', '-1')
    add_flow(t.queue, 'out', 1)
  elseif t.state == 'parked' then
    redis.call('ZREM', day_key(day, 'parked'), id)
  elseif t.state == 'no-show' then
    redis.call('ZREM', day_key(day, 'missed'), id)
  end
end

-- Puts a waiting ticket into its lane; the caller counts how many wait in all.
local function line_up(day, id, t)
  put(lane_key(day, t.queue, t.lane), score(t), id)
  count_first(day, t.lane, 1)
  add_flow(t.queue, 'in', 1)
end

local function enter(day, id, t)
  if t.state == 'waiting' then
    line_up(day, id, t)
    redis.call('HINCRBY', day_key(day, 'seq'), 'waiting', '1')
  elseif t.state == 'parked' then
    put(day_key(day, 'parked'), now, id)
  elseif t.state == 'no-show' then
    put(day_key(day, 'missed'), t.ended, id)
  end
end

-- Moves a ticket from one lane to the other; the number waiting stays the same.
local function change_lane(day, id, old, new)
  redis.call('ZREM', lane_key(day, old.queue, old.lane), id)
  count_first(day, old.lane, -1)
  count_first(day, new.lane, 1)
  put(lane_key(day, new.queue, new.lane), score(new), id)
end
