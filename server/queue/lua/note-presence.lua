-- note-presence: an open window has had no screen for a while, or has one again. A new sitting is present without this event.
-- ARGS counter session away
-- REPLY {counter} | ALREADY_NOTED | COUNTER_CLOSED | NO_SUCH_COUNTER | NOT_PERMITTED
-- away: since when, Unix ms; empty: somebody is there again.
-- @include begin day sums counter emit

if ROLE ~= 'system' then return {'NOT_PERMITTED'} end
local c, no = load_counter(counter)
if no then return no end
if c.state == 'closed' or c.session ~= session then return {'COUNTER_CLOSED'} end
local isAway = c.away == session
if isAway == (away ~= '') then return {'ALREADY_NOTED'} end
open_day()
emit('presence:changed', nil, counter, { inspector = c.inspector, since = tonumber(away) },
  { counter = change_counter(counter, { away = away ~= '' and session or '' }) })
return answer({ counter = counter })
