-- Devices: keys, records and events.

local ALL = P .. 'all'

local function device_key(id)
  return P .. 'device:' .. id
end

-- The hash of one centre's devices of one kind, by place. A place has one device.
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

local function append_device_event(type, id, device, more)
  local body = more or {}
  body.device, body.centre, body.kind, body.place = id, device.centre, device.kind, device.place
  append(type, nil, nil, body)
end

-- Adds a device at a free place, or at the place of a removed one.
local function add_device(id, device)
  redis.call('HSET', places_key(device.centre, device.kind), device.place, id)
  redis.call('SADD', ALL, id)
  redis.call('HSET', device_key(id), 'centre', device.centre, 'kind', device.kind, 'place', device.place,
    'name', device.name, 'state', 'active', 'pairedAt', nowText, 'pairedBy', BY)
  append_device_event('device:paired', id, device)
end

-- Voids the key of the device at a place, which receives a new one at its next claim. A locked device stays locked.
local function renew_device(id, name)
  redis.call('HSET', device_key(id), 'name', name, 'pairedAt', nowText, 'pairedBy', BY)
  redis.call('HDEL', device_key(id), 'key')
  append_device_event('device:paired', id, load_device(id))
end
