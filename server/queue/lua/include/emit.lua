-- Events and the answer: nothing is said that did not happen, nothing happens that is not said.

local REQUEST_TTL_MS = '86400000'

-- Appends one event. `body` tells the fact; `change` in it is exactly what was written, for every view to follow. From where
-- is told of people alone: a device is where it stands.
local function append(type, ticketId, counterId, body)
  n = n + 1
  if clockBack then
    body.clockBack = clockBack
    clockBack = nil
  end
  redis.call('XADD', EVENTS, '*', 'n', n, 'type', type, 'at', nowText, 'by', BY,
    'ticket', ticketId or '', 'counter', counterId or '', 'body', cjson.encode(body),
    unpack(VIA ~= '' and { 'via', VIA } or {}))
end

-- The first command of a day opens it. Called before anything is written, for its event comes first.
local function open_day()
  if centre[3] == DAY then return end
  local state = redis.call('HGET', P .. 'days', DAY)
  redis.call('HSET', CENTRE, 'day', DAY)
  -- A clock that was set back can lead into a day that was closed as over: it goes on, and is closed once more.
  if not state or not dayEnded then
    redis.call('HSET', P .. 'days', DAY, 'open')
    state = 'open'
  end
  append('day:opened', nil, nil, { day = DAY, change = { day = DAY, days = { [DAY] = state } } })
end

-- Figures as fields: those of the event's own queue go without its name, which stands beside: `:issued`, `12::in`. As
-- parse-event.ts reads.
local function fields_of(figures, own, before)
  if not figures then return nil end
  local fields = {}
  for queue, values in pairs(figures) do
    local name = before .. (queue == own and '' or queue) .. ':'
    for what, value in pairs(values) do fields[name .. what] = value end
  end
  return fields
end

-- An event with all that this command has written so far.
local function emit(type, ticketId, counterId, body, change)
  change.sum = fields_of(sums, body.queue, '')
  change.curve = curve and fields_of(curve, body.queue, slot() .. ':')
  if figuresDay ~= DAY then change.forDay = figuresDay end
  sums, curve = nil, nil
  body.change = change
  append(type, ticketId, counterId, body)
end

-- An event of a ticket: `t` as it is now, `patch` what was written to it; what it was before is told with it. Its id stands
-- beside (parse-event.ts).
local function emit_ticket(type, id, t, patch, facts, counterChange, more)
  facts.number, facts.queue, facts.was = t.number, t.queue, previously
  local counterId = counterChange and counterChange.id or t.counter
  local change = more or {}
  change.set, change.counter = patch, counterChange
  emit(type, id, counterId, facts, change)
end

-- Remembers the answer under the request and gives it.
local function answer(reply)
  local json = cjson.encode(reply)
  redis.call('HSET', CENTRE, 'n', n, 'clock', nowText)
  if REQUEST then
    redis.call('SET', REQUEST, COMMAND .. ' ' .. n .. ' ' .. json, 'PX', REQUEST_TTL_MS)
  end
  return {'OK', tostring(n), json}
end
