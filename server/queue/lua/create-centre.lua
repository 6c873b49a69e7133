-- create-centre: creates a centre's epoch and an event count of zero. Settings follow by update-settings.
-- ARGS epoch schema
-- REPLY OK | SEEN
-- Not a command: it runs before the centre has a clock.
if redis.call('EXISTS', CENTRE) == 1 then return {'SEEN'} end
redis.call('HSET', CENTRE, 'epoch', epoch, 'n', 0, 'clock', 0, 'schema', schema)
return {'OK'}
