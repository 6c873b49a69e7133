#!lua
-- The writes of call-next.lua and nothing else, no read and no check: what they cost Redis by themselves.
-- KEYS centre, events, request, counter
-- ARGV day's key prefix, ticket, queue, time, waited ms, longest wait if it is a new one, curve field, counter, by, n, call, body, reply
local CENTRE, EVENTS, REQUEST, COUNTER = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local D, id, queue, at, waited, longest, curve, counter, by, n, call, body, reply = unpack(ARGV)
redis.call('ZREM', D .. 'w:' .. queue .. ':ordinary', id)
redis.call('HINCRBY', D .. 'seq', 'waiting', -1)
redis.call('HINCRBY', D .. 'curve', curve .. ':out', 1)
redis.call('HSET', D .. 't:' .. id, 'state', 'called', 'counter', counter, 'called', at, 'reason', 'deadline')
redis.call('HINCRBY', D .. 'sum', queue .. ':called', 1)
redis.call('HINCRBY', D .. 'sum', queue .. ':waitMs', waited)
redis.call('HINCRBY', D .. 'sum', queue .. ':within', 1)
redis.call('HINCRBY', D .. 'curve', curve .. ':calls', 1)
redis.call('HINCRBY', D .. 'curve', curve .. ':waitMs', waited)
if longest ~= '' then redis.call('HSET', D .. 'sum', queue .. ':longestMs', longest) end
redis.call('HSET', COUNTER, 'ticket', id, 'streak', 0)
redis.call('LPUSH', D .. 'calls', call)
redis.call('LTRIM', D .. 'calls', 0, 19)
redis.call('XADD', EVENTS, '*', 'n', n, 'type', 'ticket:called', 'at', at, 'by', by, 'ticket', id,
  'counter', counter, 'body', body)
redis.call('HSET', CENTRE, 'n', n, 'clock', at)
redis.call('SET', REQUEST, 'call-next ' .. n .. ' ' .. reply, 'PX', 86400000)
return 'OK'
