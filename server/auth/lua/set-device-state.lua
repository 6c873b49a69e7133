-- set-device-state: locks, unlocks or removes a device. Does nothing when the device has this state already.
-- ARGS device state
-- REPLY {device} | NO_SUCH_DEVICE
-- @include begin emit device

local EVENT_OF = { active = 'device:unlocked', locked = 'device:locked', revoked = 'device:revoked' }

local old = load_device(device)
if not old or (old.state == 'revoked' and state ~= 'revoked') then return {'NO_SUCH_DEVICE'} end
if old.state == state then return answer({ device = device }) end
redis.call('HSET', device_key(device), 'state', state)
if state == 'revoked' then
  -- Frees the place and voids the key. The record stays, because the audit trail refers to it.
  redis.call('HDEL', places_key(old.centre, old.kind), old.place)
  redis.call('HDEL', device_key(device), 'key')
  if BY ~= 'system:demo' then redis.call('HSET', P .. 'removed:' .. old.centre .. ':' .. old.kind, old.place, device) end
end
append_device_event(EVENT_OF[state], device, old, { before = { state = old.state }, after = { state = state } })
return answer({ device = device })
