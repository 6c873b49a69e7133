-- create-centre: the first breath of a centre: its epoch and an empty count. Settings follow by update-settings.
-- ARGS epoch schema
-- REPLY OK | SEEN
-- Not a command: it runs before there is a clock to begin with.
if redis.call('EXISTS', CENTRE) == 1 then return {'SEEN'} end
redis.call('HSET', CENTRE, 'epoch', epoch, 'n', 0, 'clock', 0, 'schema', schema)
return {'OK'}
