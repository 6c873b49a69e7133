-- set-day: closes a day, or opens it longer, with a notice for the hall. Opening a day that was ended opens it again.
-- ARGS target setting
-- REPLY {day} | DAY_TOO_FAR | TOO_MANY_DAYS
-- setting: JSON, or empty to take an earlier setting back.
-- @include begin day sums emit

local field = 'set:' .. target
local was = redis.call('HGET', P .. 'days', field)
-- As yyyymmdd.
local YEAR, MONTH = 10000, 100
local away = tonumber(target) - tonumber(DAY)
if setting ~= '' and (away > YEAR or away < -YEAR) then return {'DAY_TOO_FAR'} end
local days = {}
local kept = 0
for _, known in ipairs(redis.call('HKEYS', P .. 'days')) do
  local day = string.match(known, '^set:(%d+)$')
  if day and tonumber(day) < tonumber(DAY) - MONTH then days[known] = NIL
  elseif day then kept = kept + 1 end
end
if setting ~= '' and not was and kept >= MAX_SET_DAYS then return {'TOO_MANY_DAYS'} end
open_day()
for past in pairs(days) do redis.call('HDEL', P .. 'days', past) end
days[field] = setting == '' and NIL or setting
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
