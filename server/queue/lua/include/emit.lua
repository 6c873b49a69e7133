-- Events and the answer: nothing is said that did not happen, nothing happens that is not said.

local REQUEST_TTL_MS = 86400000

-- Appends one event. `body` tells the fact; `change` in it is exactly what was written, for every view to follow.
local function append(type, ticketId, counterId, body)
  n = n + 1
  if clockBack then
    body.clockBack = clockBack
    clockBack = nil
  end
  redis.call('XADD', EVENTS, '*', 'n', n, 'type', type, 'at', now, 'by', BY,
    'ticket', ticketId or '', 'counter', counterId or '', 'body', cjson.encode(body))
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

-- Figures of the event's own queue go without its name, which stands beside: `:issued`, `12::in`. As parse-event.ts reads.
local function short(figures, queue)
  if not figures or not queue then return figures end
  local told, inside = {}, ':' .. queue .. ':'
  for field, value in pairs(figures) do
    local from, to = string.find(':' .. field, inside, 1, true)
    if from then field = string.sub(field, 1, from - 1) .. string.sub(field, to - 1) end
    told[field] = value
  end
  return told
end

-- An event with all that this command has written so far.
local function emit(type, ticketId, counterId, body, change)
  change.sum, change.curve = short(sums, body.queue), short(curve, body.queue)
  if figuresDay ~= DAY then change.forDay = figuresDay end
  sums, curve = nil, nil
  body.change = change
  append(type, ticketId, counterId, body)
end

-- An event of a ticket: `t` as it is now, `patch` what was written to it. Its id stands beside (parse-event.ts).
local function emit_ticket(type, id, t, patch, facts, counterChange)
  facts.number, facts.queue = t.number, t.queue
  local counterId = counterChange and counterChange.id or t.counter
  emit(type, id, counterId, facts, { set = patch, counter = counterChange })
end

-- Remembers the answer under the request and gives it.
local function answer(reply)
  local json = cjson.encode(reply)
  redis.call('HSET', CENTRE, 'n', n, 'clock', now)
  if REQUEST then
    redis.call('SET', REQUEST, COMMAND .. ' ' .. n .. ' ' .. json, 'PX', REQUEST_TTL_MS)
  end
  return {'OK', tostring(n), json}
end
