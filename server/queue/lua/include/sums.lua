-- The day's figures: totals by queue, and arrivals per five minutes. Changes are collected for the event, by queue.

local SLOT_MS = 300000
-- Most figures change by one.
local TEXT = { [1] = '1', [-1] = '-1' }
local sums, curve
-- The day to which figures are added; close-day of an older day sets it.
local figuresDay, figuresFrom = DAY, tonumber(DAY_FROM)

local function with_change(figures, queue, what, value)
  figures = figures or {}
  local own = figures[queue]
  if own then own[what] = value else figures[queue] = { [what] = value } end
  return figures
end

local function add(queue, what, delta)
  local key = day_key(figuresDay, 'sum')
  local value = redis.call('HINCRBY', key, queue .. ':' .. what, TEXT[delta] or text(delta))
  sums = with_change(sums, queue, what, value)
  if value == delta then expire(key) end
end

-- The five minutes of this command, which begin the fields' names.
local slotText
local function slot()
  slotText = slotText or text(math.floor((now - figuresFrom) / SLOT_MS)) .. ':'
  return slotText
end

local function add_flow(queue, what, delta)
  local key = day_key(figuresDay, 'curve')
  local value = redis.call('HINCRBY', key, slot() .. queue .. ':' .. what, TEXT[delta] or text(delta))
  curve = with_change(curve, queue, what, value)
  if value == delta then expire(key) end
end

-- The longest wait of a queue is a maximum: after a call was taken back, the wait continues and is longer at the next
-- call.
local function note_longest(queue, ms)
  local key, field = day_key(figuresDay, 'sum'), queue .. ':longestMs'
  if ms > tonumber(redis.call('HGET', key, field) or -1) then
    redis.call('HSET', key, field, text(ms))
    sums = with_change(sums, queue, 'longestMs', ms)
  end
end

-- After a clock was set back, no duration may be negative.
local function elapsed(since, till)
  return math.max(0, till - since)
end

-- Indicator 1.2: a wait that ends by a call counts once; waits opened by restore or resume are reported apart.
-- Returns what was added, so that an undo can subtract it.
local function count_call(t, sign)
  local added = {}
  local function both(what, delta)
    -- `+ 0` turns -0 into 0: HINCRBY rejects '-0'.
    local change = sign * delta + 0
    add(t.queue, what, change)
    added[t.queue .. ':' .. what] = change
  end
  if t.waitKind == 'again' then
    both('again', 1)
    return added
  end
  local wait = elapsed(t.waitSince, t.called)
  both('called', 1)
  both('waitMs', wait)
  if not t.dueBy or t.called <= t.dueBy then both('within', 1) end
  if sign > 0 then
    add_flow(t.queue, 'calls', 1)
    if wait > 0 then add_flow(t.queue, 'waitMs', wait) end
    note_longest(t.queue, wait)
  end
  return added
end
