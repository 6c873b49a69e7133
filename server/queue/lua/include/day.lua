-- What belongs to one business day: key names and their end of life.

local DAY_TTL_MS = 8 * 86400000

local function day_key(day, name)
  return P .. 'd:' .. day .. ':' .. name
end

-- A day's keys die eight days after its end. NX: set once, so that nothing is written again.
local function expire(key)
  redis.call('PEXPIREAT', key, tonumber(DAY_TO) + DAY_TTL_MS, 'NX')
end
