#!lua
-- The writes of issue.lua and nothing else, no read and no check: what they cost Redis by themselves.
-- KEYS centre, events, request
-- ARGV day's key prefix, ticket, number, letter, queue, time, end of the order, curve field, expiry, device, by, n, body, reply
local CENTRE, EVENTS, REQUEST = KEYS[1], KEYS[2], KEYS[3]
local D, id, number, letter, queue, at, orderBy, curve, expiry, from, by, n, body, reply = unpack(ARGV)
redis.call('HSET', D .. 'seq', 'all', n, letter, string.sub(number, 2), 'waiting', n)
redis.call('HSET', D .. 't:' .. id, 'number', number, 'state', 'waiting', 'queue', queue, 'firstIssuedAt', at,
  'lang', 'kk', 'from', from, 'dueBy', orderBy)
redis.call('PEXPIREAT', D .. 't:' .. id, expiry)
redis.call('ZADD', D .. 'w:' .. queue .. ':ordinary', orderBy, id)
redis.call('HINCRBY', D .. 'curve', curve .. ':in', 1)
redis.call('HINCRBY', D .. 'sum', queue .. ':issued', 1)
redis.call('XADD', EVENTS, '*', 'n', n, 'type', 'ticket:issued', 'at', at, 'by', by, 'ticket', id,
  'counter', '', 'body', body)
redis.call('HSET', CENTRE, 'n', n, 'clock', at)
redis.call('SET', REQUEST, 'issue ' .. n .. ' ' .. reply, 'PX', 86400000)
return 'OK'
