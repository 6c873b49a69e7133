-- open-day: says that a business day has begun, where no other command has. Nothing depends on when it runs.
-- ARGS
-- REPLY {day} | DAY_CHANGED
-- @include begin day sums emit

local before = n
open_day()
if n == before then return {'ALREADY_OPEN'} end
return answer({ day = DAY })
