-- Devices: where they stand, and what an event tells of one.

local ALL = P .. 'all'

local function device_key(id)
  return P .. 'device:' .. id
end

-- The devices of one centre and kind, by place: a place has one device.
local function places_key(centre, kind)
  return P .. 'places:' .. centre .. ':' .. kind
end

local function load_device(id)
  local raw = redis.call('HGETALL', device_key(id))
  if #raw == 0 then return nil end
  local device = {}
  for i = 1, #raw, 2 do device[raw[i]] = raw[i + 1] end
  return device
end

local function tell(type, id, device, more)
  local body = more or {}
  body.device, body.centre, body.kind, body.place = id, device.centre, device.kind, device.place
  append(type, nil, nil, body)
end

-- A device at a place that nobody has, or of one that was removed.
local function let_in(id, device)
  redis.call('HSET', places_key(device.centre, device.kind), device.place, id)
  redis.call('SADD', ALL, id)
  redis.call('HSET', device_key(id), 'centre', device.centre, 'kind', device.kind, 'place', device.place,
    'name', device.name, 'state', 'active', 'pairedAt', nowText, 'pairedBy', BY)
  tell('device:paired', id, device)
end

-- The device at a place has a new key from its next claim on; the old one opens nothing any more. A lock stays.
local function replace(id, name)
  redis.call('HSET', device_key(id), 'name', name, 'pairedAt', nowText, 'pairedBy', BY)
  redis.call('HDEL', device_key(id), 'key')
  tell('device:paired', id, load_device(id))
end
