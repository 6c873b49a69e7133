-- read-view: everything of a centre's present day in one call, for a node's view.
-- ARGS
-- REPLY names and values in turn: centre settings days counters tickets sum curve calls persons lastSum streamId printers;
--   of hashes, of all counters, tickets and persons by id, again names and values in turn
-- Runs when a node first serves a centre and after a gap; screens never cause it.
local P = string.sub(CENTRE, 1, -7)
local day = redis.call('HGET', CENTRE, 'day') or ''
local prefix = P .. 'd:' .. day .. ':'
local counters, tickets, persons = {}, {}, {}
for _, id in ipairs(redis.call('SMEMBERS', P .. 'counters')) do
  counters[#counters + 1] = id
  counters[#counters + 1] = redis.call('HGETALL', P .. 'counter:' .. id)
end
for i = 1, tonumber(redis.call('HGET', prefix .. 'seq', 'all') or 0) do
  local id = string.format('%s-%06d', day, i)
  tickets[#tickets + 1] = id
  tickets[#tickets + 1] = redis.call('HGETALL', prefix .. 't:' .. id)
end
for _, id in ipairs(redis.call('SMEMBERS', P .. 'persons')) do
  persons[#persons + 1] = id
  persons[#persons + 1] = redis.call('HGET', P .. 'person:' .. id, 'sign')
end
-- The last day before this one, for mean service times on a young morning.
local days, lastDay = redis.call('HGETALL', P .. 'days'), ''
for i = 1, #days, 2 do
  if #days[i] == 8 and days[i] < day and days[i] > lastDay then lastDay = days[i] end
end
return {
  'centre', redis.call('HGETALL', CENTRE),
  'settings', redis.call('GET', P .. 'settings'),
  'days', days,
  'counters', counters,
  'tickets', tickets,
  'sum', redis.call('HGETALL', prefix .. 'sum'),
  'curve', redis.call('HGETALL', prefix .. 'curve'),
  'calls', redis.call('LRANGE', prefix .. 'calls', 0, -1),
  'persons', persons,
  'lastSum', redis.call('HGETALL', P .. 'd:' .. lastDay .. ':sum'),
  'streamId', (redis.call('XREVRANGE', EVENTS, '+', '-', 'COUNT', 1)[1] or { '0-0' })[1],
  'printers', redis.call('HGETALL', P .. 'printers'),
}
