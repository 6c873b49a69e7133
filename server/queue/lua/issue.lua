-- issue: a visitor takes a place in a queue.
-- ARGS queue lang from category before waitFrom waitTo print printer
-- REPLY {ticket, number, at, queue, before, waitFrom, waitTo} | DAY_CLOSED | QUEUE_OFF | CENTRE_FULL | QUEUE_FULL |
--   NOT_PERMITTED
-- before, waitFrom, waitTo: what the visitor is shown (people ahead, minutes); empty when not known yet. print: pending where a printer will print it; empty where
--   there is none. printer: where staff have it printed; empty: where its kiosk prints.
-- @include begin may day sums places rules ticket emit

if dayEnded then return {'DAY_CLOSED'} end
local raw = redis.call('HMGET', RULES, 'on:' .. queue, 'target:' .. queue, 'right:' .. queue, 'letter:' .. queue,
  'max:' .. queue, 'maxWaiting')
if raw[1] ~= '1' then return {'QUEUE_OFF'} end
local rules = { target = tonumber(raw[2]), right = raw[3] or '' }
local setting = redis.call('HGET', P .. 'days', 'set:' .. DAY)
if setting and cjson.decode(setting).mode == 'closed' then return {'DAY_CLOSED'} end
local seq = day_key(DAY, 'seq')
-- Reads and writes the day's counts together: each call of the store is a fortieth of an issue.
local counted = redis.call('HMGET', seq, 'all', raw[4], 'waiting')
local waiting = tonumber(counted[3] or 0)
if waiting >= tonumber(raw[6]) then return {'CENTRE_FULL'} end
if raw[5] and raw[5] ~= '' then
  local inQueue = redis.call('ZCARD', lane_key(DAY, queue, 'first')) + redis.call('ZCARD', lane_key(DAY, queue, 'ordinary'))
  if inQueue >= tonumber(raw[5]) then return {'QUEUE_FULL'} end
end

open_day()
local all, ofLetter = tonumber(counted[1] or 0) + 1, tonumber(counted[2] or 0) + 1
redis.call('HSET', seq, 'all', text(all), raw[4], text(ofLetter), 'waiting', text(waiting + 1))
if all == 1 then expire(seq) end
local number = string.format('%s%03d', raw[4], ofLetter)
local id = string.format('%s-%06d', DAY, all)
local t = { number = number, state = 'waiting', queue = queue, firstIssuedAt = now, lane = 'ordinary' }
t.orderBy = order_by(rules, t)
local endField, endText = rules.target and 'dueBy' or 'orderBy', text(t.orderBy)
local stored = { 'number', number, 'state', 'waiting', 'queue', queue, 'firstIssuedAt', nowText, 'lang', lang, 'from', from,
  endField, endText }
-- Fields that only some tickets have.
local more = {}
if print ~= '' then more.print = print end
if printer ~= '' then more.printer = printer end
if category ~= '' then
  more.claim, more.category = 'claimed', category
  if lane_in(rules, more) == 'first' then more.lane, t.lane = 'first', 'first' end
end
for field, value in pairs(more) do
  stored[#stored + 1], stored[#stored + 2] = field, value
end
local key = ticket_key(id)
redis.call('HSET', key, unpack(stored))
expire(key)
line_up(DAY, id, t)
add(queue, 'issued', 1)

-- Event and answer are JSON by hand, because cjson takes a tenth of an issue. parse-event.ts adds what is the same
-- for every new ticket, or is in another field.
if BY ~= ROLE .. ':' .. from then more.from = from end
local expected = ''
if before ~= '' then expected = ',"before":' .. before end
if waitFrom ~= '' then expected = expected .. ',"waitFrom":' .. waitFrom .. ',"waitTo":' .. waitTo end
local set = with(next(more) and cjson.encode(more) or '{}', '"lang":"' .. lang .. '","' .. endField .. '":' .. endText)
append_json('ticket:issued', id, nil, '{"number":"' .. number .. '","queue":"' .. queue .. '"' .. expected .. ',"change":{"set":' .. set ..
  ',"sum":{":issued":' .. text(sums[queue].issued) .. '},"curve":{"' .. slot() .. ':in":' .. text(curve[queue]['in']) .. '}}}')
return answer_json('{"ticket":"' .. id .. '","number":"' .. number .. '","at":' .. nowText .. ',"queue":"' .. queue .. '"' .. expected .. '}')
