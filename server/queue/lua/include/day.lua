-- Key names of one business day, and their expiry.

-- Tickets that one call of close-day or reopen-day changes: keeps a call under 10 ms, so that other centres wait no longer.
local BATCH = 200

local TODAY = P .. 'd:' .. DAY .. ':'

local function day_key(day, name)
  if day == DAY then return TODAY .. name end
  return P .. 'd:' .. day .. ':' .. name
end

-- When the day's keys expire; close-day of an older day sets its own.
local function death_of(dayTo)
  return text(tonumber(dayTo) + DAY_KEPT_MS)
end
local keysDieAt = death_of(DAY_TO)

-- A day's keys expire eight days after its end. NX: set once, so that nothing is written again.
local function expire(key)
  redis.call('PEXPIREAT', key, keysDieAt, 'NX')
end
