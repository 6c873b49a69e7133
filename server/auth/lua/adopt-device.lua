-- adopt-device: the demonstration pairs the local screens by itself. A removed screen stays removed.
-- ARGS device hall kind place name
-- REPLY {device}
-- @include begin emit device

local known = redis.call('HGET', places_key(hall, kind), place)
if known then return {'OK', tostring(n), cjson.encode({ device = known })} end
local removed = redis.call('HGET', P .. 'removed:' .. hall .. ':' .. kind, place)
if removed then return {'OK', tostring(n), cjson.encode({ device = removed })} end
add_device(device, { centre = hall, kind = kind, place = place, name = name })
return answer({ device = device })
