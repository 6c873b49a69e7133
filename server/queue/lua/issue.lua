-- issue: a visitor takes a place in a queue.
-- ARGS queue lang from category before waitFrom waitTo print
-- REPLY {ticket, number, at, queue, before, waitFrom, waitTo} | DAY_CLOSED | QUEUE_OFF | CENTRE_FULL | QUEUE_FULL |
--   NOT_PERMITTED
-- before, waitFrom, waitTo: what the visitor is told (people ahead, minutes); empty when not known yet. print: pending where a printer will print it; empty where
--   there is none.
-- @include begin may day sums places rules ticket emit

if dayEnded then return {'DAY_CLOSED'} end
local raw = redis.call('HMGET', RULES, 'on:' .. queue, 'target:' .. queue, 'right:' .. queue, 'letter:' .. queue,
  'max:' .. queue, 'maxWaiting')
if raw[1] ~= '1' then return {'QUEUE_OFF'} end
local rules = { target = tonumber(raw[2]), right = raw[3] or '' }
local setting = redis.call('HGET', P .. 'days', 'set:' .. DAY)
if setting and cjson.decode(setting).mode == 'closed' then return {'DAY_CLOSED'} end
local seq = day_key(DAY, 'seq')
-- The day's counts are read together and written together: each call of the store is a fortieth of an issue.
local counted = redis.call('HMGET', seq, 'all', raw[4], 'waiting')
local waiting = tonumber(counted[3] or 0)
if waiting >= tonumber(raw[6]) then return {'CENTRE_FULL'} end
if raw[5] and raw[5] ~= '' then
  local inQueue = redis.call('ZCARD', lane_key(DAY, queue, 'first')) + redis.call('ZCARD', lane_key(DAY, queue, 'ordinary'))
  if inQueue >= tonumber(raw[5]) then return {'QUEUE_FULL'} end
end

open_day()
local all, ofLetter = tonumber(counted[1] or 0) + 1, tonumber(counted[2] or 0) + 1
redis.call('HSET', seq, 'all', all, raw[4], ofLetter, 'waiting', waiting + 1)
if all == 1 then expire(seq) end
local number = string.format('%s%03d', raw[4], ofLetter)
local id = string.format('%s-%06d', DAY, all)
local t = { number = number, state = 'waiting', queue = queue, firstIssuedAt = now, lang = lang, from = from }
if print ~= '' then t.print = print end
if category ~= '' then t.claim, t.category = 'claimed', category end
if rules.target then t.dueBy = now + rules.target else t.orderBy = order_by(rules, t) end
if lane_in(rules, t) == 'first' then t.lane = 'first' end
local key = ticket_key(id)
local flat = {}
for field, value in pairs(t) do
  flat[#flat + 1] = field
  flat[#flat + 1] = value
end
redis.call('HSET', key, unpack(flat))
fill(t)
expire(key)
line_up(DAY, id, t)
add(queue, 'issued', 1)
local told = { before = tonumber(before), waitFrom = tonumber(waitFrom), waitTo = tonumber(waitTo) }
-- Whatever is the same for every new ticket, or stands beside, is filled in by parse-event.ts.
local set = { lang = lang, dueBy = t.dueBy, claim = t.claim, category = t.category, print = t.print }
if t.lane == 'first' then set.lane = 'first' end
if not t.dueBy then set.orderBy = t.orderBy end
if BY ~= ROLE .. ':' .. from then set.from = from end
emit_ticket('ticket:issued', id, t, set, told)
return answer({
  ticket = id, number = number, at = now, queue = queue,
  before = told.before, waitFrom = told.waitFrom, waitTo = told.waitTo,
})
