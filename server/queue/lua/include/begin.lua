-- The beginning of every command: answers a known request again, settles clock and day, refuses what is too old.
-- A request already answered is answered the same before anything is judged, so that a repeat is safe at any time.

-- Every other key is made from the first by cutting off "centre": all have the same hash tag.
local P = string.sub(CENTRE, 1, -7)
local NIL = cjson.null
-- Whole numbers as text, by the fastest of formats, which takes 31 bits on the smallest computers; Redis's own takes twice the time.
local function text(value)
  if value >= 0 and value < 1e9 then return string.format('%d', value) end
  if value > 1e9 and value < 1e15 then return string.format('%d%06d', value / 1e6, value % 1e6) end
  return string.format('%.0f', value)
end
-- A value of a field, which may be a text already.
local function as_text(value)
  if type(value) == 'number' then return text(value) end
  return value
end
local ROLE = string.match(BY, '^[^:]+')

if REQUEST then
  local known = redis.call('GET', REQUEST)
  if known then
    local command, n, reply = string.match(known, '^(%S+) (%S+) (.*)$')
    if command ~= COMMAND then return {'REQUEST_ID_REUSED', command} end
    if n == '!' then return {'REFUSED', reply} end
    return {'SEEN', n, reply}
  end
end

local centre = redis.call('HMGET', CENTRE, 'n', 'clock', 'day', 'ended', 'calendar')
if not centre[1] then return {'NO_SUCH_CENTRE'} end
local n, nText = tonumber(centre[1]), centre[1]
-- A day is ended when somebody closed it; its tickets keep their ends.
local dayEnded = centre[4] == DAY

-- `nowText`: as it is written, several times.
local now, nowText = tonumber(NOW), NOW
if not now then
  local time = redis.call('TIME')
  nowText = time[1] .. string.format('%03d', time[2] / 1000)
  now = tonumber(nowText)
end
-- The clock never goes back by less than a minute; a larger step is a correction of the machine's, taken and told.
clock = now
local clockBack
local last = tonumber(centre[2])
if now < last then
  if last - now < CLOCK_HELD_MS then now, nowText = last, centre[2] else clockBack = last - now end
end

-- A node that has not heard yet of a change of the centre's calendar would write to another day than all others.
local calendar = centre[5] or CALENDAR
if now < tonumber(DAY_FROM) or now >= tonumber(DAY_TO) or calendar ~= CALENDAR then
  return {'DAY_CHANGED', nowText, calendar}
end
-- By the clock as it is, for that is what ticks tell screens: held back after a step, it would refuse everybody for as long.
-- Both ways: a screen whose clock is ahead would otherwise keep its commands fresh for as long.
if SENT_AT ~= '' and math.abs(clock - tonumber(SENT_AT)) > FRESH_MS then return {'EXPIRED'} end
