-- create-register: creates a register's epoch and its count of events, unless they exist.
-- ARGS epoch
-- REPLY OK | SEEN
-- Does not include `begin`, which needs the clock that this script creates.
if redis.call('EXISTS', CENTRE) == 1 then return {'SEEN'} end
redis.call('HSET', CENTRE, 'epoch', epoch, 'n', 0, 'clock', 0)
return {'OK'}
