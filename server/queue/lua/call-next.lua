-- call-next: calls the next visitor to a free counter ("Whom to call next").
-- ARGS counter session
-- REPLY {ticket, number, reason} | QUEUE_EMPTY | COUNTER_BUSY ticket | COUNTER_PAUSED | COUNTER_CLOSED |
--   COUNTER_NOT_YOURS inspector | NO_SUCH_COUNTER | DAY_CLOSED | NOT_PERMITTED
-- @include begin may day sums places rules ticket counter emit call

local c, no = free(counter, session)
if no then return no end

-- Idle windows ask all day: if nobody waits in the whole centre, no lane is read.
local standing = redis.call('HMGET', day_key(DAY, 'seq'), 'waiting', 'first')
if tonumber(standing[1] or 0) == 0 then return {'QUEUE_EMPTY'} end

-- The smallest (score, id) of a lane over the counter's queues. Scores are whole ms; ids of one length compare as bytes.
local queues = split(c.queues)
local function head(lane)
  local best, bestScore
  for _, queue in ipairs(queues) do
    local top = redis.call('ZRANGE', lane_key(DAY, queue, lane), '0', '0', 'WITHSCORES')
    if top[1] then
      local value = tonumber(top[2])
      if not best or value < bestScore or (value == bestScore and top[1] < best) then best, bestScore = top[1], value end
    end
  end
  return best
end

local ordinaryAfter = tonumber(redis.call('HGET', RULES, 'ordinaryAfter'))
local id, reason, streak
local ordinary
if ordinaryAfter > 0 and c.streak >= ordinaryAfter then
  ordinary = head('ordinary')
  if ordinary then id, reason, streak = ordinary, 'ordinary-turn', 0 end
end
if not id then
  if tonumber(standing[2] or 0) > 0 then id = head('first') end
  if id then
    reason, streak = 'out-of-turn', c.streak + 1
  else
    id = ordinary or head('ordinary')
    if not id then return {'QUEUE_EMPTY'} end
    reason, streak = 'deadline', 0
  end
end
local t = load_ticket(id)
if reason == 'deadline' and t.waitKind == 'again' then reason = 'restored' end
open_day()
return answer(call_to(c, id, t, reason, nil, streak))
