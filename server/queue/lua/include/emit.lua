-- Events and the answer: every event has happened, and everything that happens has an event.

local REQUEST_TTL_MS = '86400000'

-- Adds members to an object; both are JSON.
local function with(json, members)
  return (json == '{}' and '{' or string.sub(json, 1, -2) .. ',') .. members .. '}'
end

-- Appends one event whose body is JSON. The session is recorded only for people: a device's place is known.
local function append_json(type, ticketId, counterId, json)
  n = n + 1
  nText = text(n)
  if clockBack then
    json = with(json, '"clockBack":' .. text(clockBack))
    clockBack = nil
  end
  if VIA == '' then
    redis.call('XADD', EVENTS, '*', 'n', nText, 'type', type, 'at', nowText, 'by', BY,
      'ticket', ticketId or '', 'counter', counterId or '', 'body', json)
  else
    redis.call('XADD', EVENTS, '*', 'n', nText, 'type', type, 'at', nowText, 'by', BY,
      'ticket', ticketId or '', 'counter', counterId or '', 'body', json, 'via', VIA)
  end
end

-- Appends one event. `body` states the fact; `change` in it is exactly what was written, for every view to apply.
local function append(type, ticketId, counterId, body)
  append_json(type, ticketId, counterId, cjson.encode(body))
end

-- The first command of a day opens it. Called before anything is written, because its event comes first.
local function open_day()
  if centre[3] == DAY then return end
  local state = redis.call('HGET', P .. 'days', DAY)
  redis.call('HSET', CENTRE, 'day', DAY)
  -- A clock that was set back can return to a day that was closed as over: it continues, and is closed once more.
  if not state or not dayEnded then
    redis.call('HSET', P .. 'days', DAY, 'open')
    state = 'open'
  end
  append('day:opened', nil, nil, { day = DAY, change = { day = DAY, days = { [DAY] = state } } })
end

-- Figures as fields: those of the event's own queue leave its name out, which the event has anyway: `:issued`,
-- `12::in`. parse-event.ts restores it.
local function fields_of(figures, own, before)
  if not figures then return nil end
  local fields = {}
  for queue, values in pairs(figures) do
    local name = before .. (queue == own and '' or queue) .. ':'
    for what, value in pairs(values) do fields[name .. what] = value end
  end
  return fields
end

-- An event with everything that this command has written so far.
local function emit(type, ticketId, counterId, body, change)
  change.sum = fields_of(sums, body.queue, '')
  change.curve = curve and fields_of(curve, body.queue, slot())
  if figuresDay ~= DAY then change.forDay = figuresDay end
  sums, curve = nil, nil
  body.change = change
  append(type, ticketId, counterId, body)
end

-- An event of a ticket: `t` as it is now, `patch` what was written to it, and its values before. parse-event.ts adds
-- its id, which is a field of the event.
local function emit_ticket(type, id, t, patch, facts, counterChange, more)
  facts.number, facts.queue, facts.was = t.number, t.queue, previously
  local counterId = counterChange and counterChange.id or t.counter
  local change = more or {}
  change.set, change.counter = patch, counterChange
  emit(type, id, counterId, facts, change)
end

-- Stores an answer in JSON under the request, and returns it.
local function answer_json(json)
  redis.call('HSET', CENTRE, 'n', nText, 'clock', nowText)
  if REQUEST then
    redis.call('SET', REQUEST, COMMAND .. ' ' .. nText .. ' ' .. json, 'PX', REQUEST_TTL_MS)
  end
  return {'OK', nText, json}
end

local function answer(reply)
  return answer_json(cjson.encode(reply))
end
