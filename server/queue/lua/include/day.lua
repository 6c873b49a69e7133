-- What belongs to one business day: key names and their end of life.

local DAY_TTL_MS = 8 * 86400000

local function day_key(day, name)
  return P .. 'd:' .. day .. ':' .. name
end

-- The end of the day whose keys are written; close-day of an older day sets it.
local keysOfDayTo = tonumber(DAY_TO)

-- A day's keys die eight days after its end. NX: set once, so that nothing is written again.
local function expire(key)
  redis.call('PEXPIREAT', key, keysOfDayTo + DAY_TTL_MS, 'NX')
end
