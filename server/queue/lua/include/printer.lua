-- Printers: the state of each, and how much of its roll is used. A printer without any report is in order and full.

local function load_printer(id)
  local raw = redis.call('HGET', P .. 'printers', id)
  if raw then return cjson.decode(raw) end
  return { since = now, printed = 0, nearEnd = false }
end

-- Returns the change for the event.
local function save_printer(id, state)
  redis.call('HSET', P .. 'printers', id, cjson.encode(state))
  return { [id] = state }
end
