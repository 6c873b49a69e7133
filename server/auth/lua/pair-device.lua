-- pair-device: a manager enters the code that a device shows, with the device's kind, place and name.
-- ARGS code device hall kind place name
-- REPLY {device} | BAD_CODE | CODE_LOCKED seconds | CODE_FOR_ANOTHER_KIND kind | PLACE_TAKEN
-- After five wrong codes a manager is refused for ten minutes.
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
-- A page can become any kind of screen; a print agent is a program and cannot.
if (asked == 'print-agent') ~= (kind == 'print-agent') then return {'CODE_FOR_ANOTHER_KIND', asked} end
local known = redis.call('HGET', places_key(hall, kind), place)
-- A screen that lost its key pairs again for its own place. A device that is connected there now keeps the place.
if known and redis.call('EXISTS', P .. 'at:' .. known) == 1 then return {'PLACE_TAKEN'} end
redis.call('DEL', pending, wrong)
redis.call('ZREM', P .. 'codes', code)
if known then
  renew_device(known, name)
  device = known
else
  add_device(device, { centre = hall, kind = kind, place = place, name = name })
end
redis.call('HSET', P .. 'pairing:' .. secret, 'device', device)
return answer({ device = device })
