-- note-places: notes which devices are connected to a node and from where. Answers with those already connected from another address.
-- ARGS places
-- REPLY {elsewhere}
-- places: JSON list of {device, address}, in the order of connecting. elsewhere: positions in this list of devices whose key is in use at
-- another address, comma-separated. A note causes no event: nodes send one every few seconds.
-- @include begin emit device

-- A device keeps its place this long after the last note; nodes send one every 2.5 s.
local HELD_MS = 8000
-- At most one event per device and minute about a key in two places: the trail must not fill up.
local EVENT_EVERY_MS = '60000'

local elsewhere = {}
for at, known in ipairs(cjson.decode(places)) do
  local id, address = known.device, known.address
  local key = P .. 'at:' .. id
  local holder = redis.call('GET', key)
  if holder and holder ~= address then
    elsewhere[#elsewhere + 1] = at
    local device = load_device(id)
    if device and redis.call('SET', P .. 'elsewhere:' .. id, '1', 'NX', 'PX', EVENT_EVERY_MS) then
      append_device_event('device:elsewhere', id, device, { from = address })
    end
  else
    redis.call('SET', key, address, 'PX', HELD_MS)
    redis.call('HSET', P .. 'seen', id, nowText)
  end
end
redis.call('HSET', CENTRE, 'n', n, 'clock', nowText)
return {'OK', tostring(n), cjson.encode({ elsewhere = table.concat(elsewhere, ',') })}
