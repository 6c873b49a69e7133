-- note-places: which devices are connected to a node, and from where; says which of them another address has already.
-- ARGS places
-- REPLY {elsewhere}
-- places: JSON list of {device, address}; of two for one device the first was there first. elsewhere: which of the list, by number,
-- are of a key that is in use at another place. No event: it is said every few seconds.
-- @include begin emit device

local HELD_MS = 8000
-- A key that is shown in two places is told once a minute.
local TELL_MS = '60000'

local elsewhere = {}
for at, known in ipairs(cjson.decode(places)) do
  local id, address = known.device, known.address
  local key = P .. 'at:' .. id
  local holder = redis.call('GET', key)
  if holder and holder ~= address then
    elsewhere[#elsewhere + 1] = at
    local device = load_device(id)
    if device and redis.call('SET', P .. 'told:' .. id, '1', 'NX', 'PX', TELL_MS) then
      tell('device:elsewhere', id, device, { from = address })
    end
  else
    redis.call('SET', key, address, 'PX', HELD_MS)
    redis.call('HSET', P .. 'seen', id, nowText)
  end
end
redis.call('HSET', CENTRE, 'n', n, 'clock', nowText)
return {'OK', tostring(n), cjson.encode({ elsewhere = table.concat(elsewhere, ',') })}
