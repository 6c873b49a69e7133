-- read-view: everything of a centre's present day in one call, for a node's view.
-- ARGS
-- REPLY centre, settings, days, counters, tickets, sum, curve, calls, persons, lastSum, streamId, printers
-- Runs when a node first serves a centre and after a gap; screens never cause it.
local P = string.sub(CENTRE, 1, -7)
local day = redis.call('HGET', CENTRE, 'day') or ''
local prefix = P .. 'd:' .. day .. ':'
local counters, tickets, persons = {}, {}, {}
for _, id in ipairs(redis.call('SMEMBERS', P .. 'counters')) do
  counters[#counters + 1] = { id, redis.call('HGETALL', P .. 'counter:' .. id) }
end
for i = 1, tonumber(redis.call('HGET', prefix .. 'seq', 'all') or 0) do
  local id = string.format('%s-%06d', day, i)
  tickets[i] = { id, redis.call('HGETALL', prefix .. 't:' .. id) }
end
for _, id in ipairs(redis.call('SMEMBERS', P .. 'persons')) do
  persons[#persons + 1] = { id, redis.call('HGET', P .. 'person:' .. id, 'sign') }
end
-- The last day before this one, for mean service times on a young morning.
local days, lastDay = redis.call('HGETALL', P .. 'days'), ''
for i = 1, #days, 2 do
  if #days[i] == 8 and days[i] < day and days[i] > lastDay then lastDay = days[i] end
end
return {
  redis.call('HGETALL', CENTRE),
  redis.call('GET', P .. 'settings'),
  days,
  counters,
  tickets,
  redis.call('HGETALL', prefix .. 'sum'),
  redis.call('HGETALL', prefix .. 'curve'),
  redis.call('LRANGE', prefix .. 'calls', 0, -1),
  persons,
  redis.call('HGETALL', P .. 'd:' .. lastDay .. ':sum'),
  (redis.call('XREVRANGE', EVENTS, '+', '-', 'COUNT', 1)[1] or { '0-0' })[1],
  redis.call('HGETALL', P .. 'printers'),
}
