-- set-day: closes a day, or opens it longer, with a notice for the hall. Opening a day that was ended opens it again.
-- ARGS target setting
-- REPLY {day}
-- setting: JSON, or empty to take an earlier setting back.
-- @include begin day sums emit

open_day()
local field = 'set:' .. target
local was = redis.call('HGET', P .. 'days', field)
local days = { [field] = setting == '' and NIL or setting }
if setting == '' then
  redis.call('HDEL', P .. 'days', field)
else
  redis.call('HSET', P .. 'days', field, setting)
  if target == DAY and dayEnded and cjson.decode(setting).mode == 'open' then
    redis.call('HSET', P .. 'days', DAY, 'open')
    redis.call('HDEL', CENTRE, 'ended')
    days[DAY] = 'open'
  end
end
emit('day:set', nil, nil, { day = target, setting = setting, was = was or nil }, { days = days })
return answer({ day = target })
