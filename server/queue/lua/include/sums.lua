-- The day's figures: totals by queue, and the flow by five minutes. What changed is collected for the event, by queue.

local SLOT_MS = 300000
-- Most figures change by one.
local TEXT = { [1] = '1', [-1] = '-1' }
local sums, curve
-- The day that figures are added to; close-day of an older day sets it.
local figuresDay, figuresFrom = DAY, tonumber(DAY_FROM)

local function told(figures, queue, what, value)
  figures = figures or {}
  local own = figures[queue]
  if own then own[what] = value else figures[queue] = { [what] = value } end
  return figures
end

local function add(queue, what, delta)
  local key = day_key(figuresDay, 'sum')
  local value = redis.call('HINCRBY', key, queue .. ':' .. what, TEXT[delta] or text(delta))
  sums = told(sums, queue, what, value)
  if value == delta then expire(key) end
end

-- The five minutes that this command falls into, as fields begin with them.
local slotText
local function slot()
  slotText = slotText or text(math.floor((now - figuresFrom) / SLOT_MS)) .. ':'
  return slotText
end

local function add_flow(queue, what, delta)
  local key = day_key(figuresDay, 'curve')
  local value = redis.call('HINCRBY', key, slot() .. queue .. ':' .. what, TEXT[delta] or text(delta))
  curve = told(curve, queue, what, value)
  if value == delta then expire(key) end
end

-- The longest wait of a queue is a maximum: a struck call's wait goes on and will be longer at the next.
local function note_longest(queue, ms)
  local key, field = day_key(figuresDay, 'sum'), queue .. ':longestMs'
  if ms > tonumber(redis.call('HGET', key, field) or -1) then
    redis.call('HSET', key, field, text(ms))
    sums = told(sums, queue, 'longestMs', ms)
  end
end

-- A clock that was set back must not count time as less than none.
local function elapsed(since, till)
  return math.max(0, till - since)
end

-- Indicator 1.2: a wait that ends by a call counts once; waits opened by restore or resume are reported apart.
-- Returns what was added, so that a step taken back can take it off.
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
