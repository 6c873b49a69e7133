-- rename-device: changes the name that people see.
-- ARGS device name
-- REPLY {device} | NO_SUCH_DEVICE
-- @include begin emit device

local old = load_device(device)
if not old or old.state == 'revoked' then return {'NO_SUCH_DEVICE'} end
redis.call('HSET', device_key(device), 'name', name)
append_device_event('device:renamed', device, old, { before = { name = old.name }, after = { name = name } })
return answer({ device = device })
