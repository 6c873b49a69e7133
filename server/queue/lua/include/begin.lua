-- The beginning of every command: repeats the answer to a known request, determines clock and day, refuses what is
-- too old. Known requests are answered before anything is checked, so that a repeat is safe at any time.

-- All other keys are made from the first by cutting off "centre": they share its hash tag.
local P = string.sub(CENTRE, 1, -7)
local NIL = cjson.null
-- Whole numbers as text. This format is fast but takes 31 bits on the smallest computers; Redis's own takes twice the
-- time.
local function text(value)
  if value >= 0 and value < 1e9 then return string.format('%d', value) end
  if value > 1e9 and value < 1e15 then return string.format('%d%06d', value / 1e6, value % 1e6) end
  return string.format('%.0f', value)
end
-- A value of a field, which may already be text.
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
-- Whether a day was closed; its tickets keep their ends.
local dayEnded = centre[4] == DAY

-- `nowText`: the time as text, written several times.
local now, nowText = tonumber(NOW), NOW
if not now then
  local time = redis.call('TIME')
  nowText = time[1] .. string.format('%03d', time[2] / 1000)
  now = tonumber(nowText)
end
-- The clock never goes back by less than a minute. A larger step is a correction of the machine's clock: it is
-- accepted and reported.
clock = now
local clockBack
local last = tonumber(centre[2])
if now < last then
  if last - now < CLOCK_HELD_MS then now, nowText = last, centre[2] else clockBack = last - now end
end

-- A node that does not know a change of the centre's calendar yet would write to another day than the others.
local calendar = centre[5] or CALENDAR
if now < tonumber(DAY_FROM) or now >= tonumber(DAY_TO) or calendar ~= CALENDAR then
  return {'DAY_CHANGED', nowText, calendar}
end
-- By the uncorrected clock, which ticks send to screens: after a step back, the held clock would refuse everybody
-- until it is reached.
-- In both directions: a screen whose clock is ahead would otherwise keep its commands valid for that much longer.
if SENT_AT ~= '' and math.abs(clock - tonumber(SENT_AT)) > FRESH_MS then return {'EXPIRED'} end
