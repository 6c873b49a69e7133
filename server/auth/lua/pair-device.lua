-- pair-device: a manager enters the code that a device shows, and says where it stands and what it is.
-- ARGS code device hall kind place name
-- REPLY {device} | BAD_CODE | CODE_LOCKED seconds | CODE_FOR_ANOTHER_KIND kind | PLACE_TAKEN
-- Whoever enters five wrong codes enters none for ten minutes.
-- @include begin emit device

local TRIES, LOCK_MS = 5, 600000

local wrong = P .. 'wrong-codes:' .. BY
if tonumber(redis.call('GET', wrong) or 0) >= TRIES then
  return {'CODE_LOCKED', tostring(math.ceil(redis.call('PTTL', wrong) / 1000))}
end
local pending = P .. 'code:' .. code
local asked, secret = unpack(redis.call('HMGET', pending, 'kind', 'secret'))
if not asked then
  local count = redis.call('INCR', wrong)
  redis.call('PEXPIRE', wrong, LOCK_MS)
  append('pairing:refused', nil, nil, { centre = hall, count = count })
  redis.call('HSET', CENTRE, 'n', n, 'clock', nowText)
  return {'BAD_CODE'}
end
-- A page can show itself as any screen; a print agent is none.
if (asked == 'print-agent') ~= (kind == 'print-agent') then return {'CODE_FOR_ANOTHER_KIND', asked} end
local known = redis.call('HGET', places_key(hall, kind), place)
-- A screen that lost its key stands at its own place with a new code. The device that is connected there keeps it.
if known and redis.call('EXISTS', P .. 'at:' .. known) == 1 then return {'PLACE_TAKEN'} end
redis.call('DEL', pending, wrong)
redis.call('ZREM', P .. 'codes', code)
if known then
  replace(known, name)
  device = known
else
  let_in(device, { centre = hall, kind = kind, place = place, name = name })
end
redis.call('HSET', P .. 'pairing:' .. secret, 'device', device)
return answer({ device = device })
