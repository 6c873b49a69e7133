-- reopen-day: takes the end of the present day back, one batch a call until it answers done. If interrupted, it continues where it was.
-- ARGS target onward
-- REPLY {done, back} | DAY_OVER | DAY_NOT_ENDED | NOT_PERMITTED
-- onward: 1 for the batches after the first, which finish a reopening and never begin one; else empty.
-- Tickets that waited or were put aside when the day ended are back at their old place. Called ones wait again, and the
-- call is taken back: windows were closed. Those being served stay done. While it works, the day is still ended, so
-- that nobody is called before all are back.
-- @include begin may day sums places rules ticket emit back

if target ~= DAY then return {'DAY_OVER'} end
local ends = day_key(DAY, 'ends')
-- A day that set-day has opened again may still hold tickets that its end left unserved.
if not dayEnded and redis.call('EXISTS', ends) == 0 then return {'DAY_NOT_ENDED'} end
local isUnderWay = not dayEnded or redis.call('HGET', P .. 'days', DAY) == 'reopening'
if onward == '1' and not isUnderWay then return {'DAY_NOT_ENDED'} end
open_day()
if not isUnderWay then
  redis.call('HSET', P .. 'days', DAY, 'reopening')
  emit('day:reopening', nil, nil, { day = DAY }, { days = { [DAY] = 'reopening' } })
end

-- `was`: the state that the end took the ticket from; `of`: the number of the event.
local function take_back(id, was, of)
  local t = load_ticket(id)
  local new, patch
  if was == 'called' then
    new, patch = back_to_waiting(id, t, { ended = NIL })
  else
    new, patch = change_ticket(id, t, { state = was, ended = NIL })
  end
  emit_ticket('ticket:undone', id, new, patch, { of = of, command = 'close-day' })
end

local batch = redis.call('ZPOPMIN', ends, BATCH)
for i = 1, #batch, 2 do
  local id, was = string.match(batch[i], '^(%S+) (%S+)$')
  take_back(id, was, tonumber(batch[i + 1]))
end
local back = #batch / 2
local done = back < BATCH
if done then
  redis.call('HSET', P .. 'days', DAY, 'open')
  redis.call('HDEL', CENTRE, 'ended')
  emit('day:reopened', nil, nil, { day = DAY }, { days = { [DAY] = 'open' } })
end
return answer({ done = done, back = back })
