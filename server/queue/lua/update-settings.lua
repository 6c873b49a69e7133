-- update-settings: a new settings document for the centre, made from the version its author saw. Creates the centre, too.
-- ARGS base settings rules counters changed newCalendar newDays dryRun
-- REPLY {version} | STALE_SETTINGS version | STALE_CATALOGUE version | COUNTER_OCCUPIED inspector counter | DAY_IN_USE day tickets
-- settings: the document, JSON. rules: JSON object of strings for scripts. counters: JSON object id -> comma list of queues.
-- changed: what differs from the version before, for the trail: a JSON array, or empty where nobody has compared them.
-- newCalendar: zone and start of the day, as begin compares them. newDays: the business days around now by it, "day from to,…".
-- dryRun: 1 to judge the change without making it; anything else makes it.
-- @include begin day sums rules counter emit

local stored = redis.call('GET', P .. 'settings')
local old = stored and cjson.decode(stored) or { version = 0 }
local version = old.version
if version ~= tonumber(base) then return {'STALE_SETTINGS', tostring(version)} end
local rulesNow = cjson.decode(rules)
-- A node that has not read the newest catalogue yet would take its rules back.
local followed = redis.call('HGET', RULES, 'catalogue') or '0'
if tonumber(rulesNow.catalogue) < tonumber(followed) then return {'STALE_CATALOGUE', followed} end
local wanted = cjson.decode(counters)
for _, id in ipairs(redis.call('SMEMBERS', P .. 'counters')) do
  -- A window is removed only when nobody sits at it.
  local own = load_counter(id)
  if not wanted[id] and own.state ~= 'closed' then return {'COUNTER_OCCUPIED', own.inspector, id} end
end

-- The business day is part of every ticket and figure. It may move only while nothing is written under the days
-- concerned: the present one by both calendars, and older ones still to be closed, whose span is derived again.
local function moved_days()
  for day, from, to in string.gmatch(newDays, '(%d+) (%-?%d+) (%-?%d+)') do
    if now >= tonumber(from) and now < tonumber(to) then
      if day == DAY and from == DAY_FROM and to == DAY_TO then return {} end
      local days = { DAY, day }
      local states = redis.call('HGETALL', P .. 'days')
      for i = 1, #states, 2 do
        if #states[i] == 8 and states[i + 1] ~= 'closed' then days[#days + 1] = states[i] end
      end
      return days
    end
  end
  error('the new calendar has no day now')
end
if stored and newCalendar ~= (centre[5] or old.zone .. ' ' .. old.dayStartsAt) then
  local days = moved_days()
  for _, day in ipairs(days) do
    local tickets = tonumber(redis.call('HGET', day_key(day, 'seq'), 'all') or 0)
    if tickets > 0 then return {'DAY_IN_USE', day, tostring(tickets)} end
  end
  -- A sitting belongs to its day and would end without notice.
  if days[2] and days[2] ~= DAY then
    for _, id in ipairs(redis.call('SMEMBERS', P .. 'counters')) do
      local own = load_counter(id)
      if own.state ~= 'closed' and own.day == DAY then return {'COUNTER_OCCUPIED', own.inspector, id} end
    end
  end
end
if dryRun == '1' then return {'OK', nText, cjson.encode({ version = version })} end
open_day()
redis.call('HSET', CENTRE, 'calendar', newCalendar)
redis.call('SET', P .. 'settings', settings)
replace_rules(rulesNow)
local changes = {}
for _, id in ipairs(redis.call('SMEMBERS', P .. 'counters')) do
  if not wanted[id] then
    keep_left(load_counter(id))
    redis.call('SREM', P .. 'counters', id)
    redis.call('DEL', counter_key(id))
    changes[#changes + 1] = { id = id, gone = true }
  end
end
-- The queues that the version before gave each window.
local held = {}
for _, own in ipairs(old.counters or {}) do held[own.id] = table.concat(own.queues, ',') end
for id, queues in pairs(wanted) do
  redis.call('SADD', P .. 'counters', id)
  if redis.call('EXISTS', counter_key(id)) == 0 then
    changes[#changes + 1] = change_counter(id, { state = 'closed', queues = queues, streak = 0 })
  elseif held[id] ~= queues then
    -- An open window serves its new queues at once. Where a save leaves them, the inspector's own choice stays.
    changes[#changes + 1] = change_counter(id, { queues = queues })
  end
end
local document = cjson.decode(settings)
append('settings:updated', nil, nil, {
  version = document.version, changed = changed ~= '' and cjson.decode(changed) or nil,
  change = { settings = settings, counters = #changes > 0 and changes or nil },
})
return answer({ version = document.version })
