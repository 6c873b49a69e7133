-- The end of every command: a refusal is the last word for its request. `reply` is what the command answers.

-- A request that is on its way no longer than this was sent once: screens ask again after 500 ms at the earliest. Its refusal
-- is told at once and leaves nothing behind, so that a window that asks in vain costs the disk nothing.
local ON_ITS_WAY_MS = 250

if REQUEST and clock and reply[1] ~= 'OK' then
  -- Not refusals, judged again at once under the right day, or as final without a record.
  local LEAVES_NOTHING = { SEEN = true, REFUSED = true, DAY_CHANGED = true, EXPIRED = true, REQUEST_ID_REUSED = true }
  if not LEAVES_NOTHING[reply[1]] and (SENT_AT == '' or math.abs(clock - tonumber(SENT_AT)) > ON_ITS_WAY_MS) then
    redis.call('SET', REQUEST, COMMAND .. ' ! ' .. cjson.encode(reply), 'PX', REFUSAL_TTL_MS, 'NX')
  end
end
return reply
