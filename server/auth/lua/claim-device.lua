-- claim-device: the device that showed the code receives its key.
-- ARGS secret key
-- REPLY {device} | CODE_EXPIRED | NOT_PAIRED
-- secret: digest of the secret that the device received with its code. key: digest of the key.
-- @include begin emit device

local pairing = P .. 'pairing:' .. secret
local state = redis.call('HMGET', pairing, 'code', 'device')
if not state[1] then return {'CODE_EXPIRED'} end
if not state[2] then return {'NOT_PAIRED'} end
local device = load_device(state[2])
if not device or device.state == 'revoked' then return {'CODE_EXPIRED'} end
redis.call('DEL', pairing)
redis.call('HSET', device_key(state[2]), 'key', key)
append_device_event('device:claimed', state[2], device)
return answer({ device = state[2] })
