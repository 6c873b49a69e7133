-- create-register: the first breath of a register: its epoch and an empty count.
-- ARGS epoch
-- REPLY OK | SEEN
-- Not a command: it runs before there is a clock to begin with.
if redis.call('EXISTS', CENTRE) == 1 then return {'SEEN'} end
redis.call('HSET', CENTRE, 'epoch', epoch, 'n', 0, 'clock', 0)
return {'OK'}
