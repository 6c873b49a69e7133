-- set-device-state: locked, unlocked, or removed for good. What is so already is no change.
-- ARGS device state
-- REPLY {device} | NO_SUCH_DEVICE
-- @include begin emit device

local SAID = { active = 'device:unlocked', locked = 'device:locked', revoked = 'device:revoked' }

local old = load_device(device)
if not old or (old.state == 'revoked' and state ~= 'revoked') then return {'NO_SUCH_DEVICE'} end
if old.state == state then return answer({ device = device }) end
redis.call('HSET', device_key(device), 'state', state)
if state == 'revoked' then
  -- The place is free for another; the record stays, for the trail names it. The key opens nothing any more.
  redis.call('HDEL', places_key(old.centre, old.kind), old.place)
  redis.call('HDEL', device_key(device), 'key')
  if BY ~= 'system:demo' then redis.call('HSET', P .. 'removed:' .. old.centre .. ':' .. old.kind, old.place, device) end
end
tell(SAID[state], device, old, { before = { state = old.state }, after = { state = state } })
return answer({ device = device })
