-- The end of every command: a refusal is final for its request. `reply` is the command's answer.

-- A request under way for at most this long was sent once: screens repeat after 500 ms at the earliest. Its refusal
-- is answered at once and not stored, so that an idle window's questions cost no writes.
local ON_ITS_WAY_MS = 250

if REQUEST and clock and reply[1] ~= 'OK' then
  -- Answers that are no refusals, are judged again at once under the right day, or are final without a record.
  local LEAVES_NOTHING = { SEEN = true, REFUSED = true, DAY_CHANGED = true, EXPIRED = true, REQUEST_ID_REUSED = true }
  -- A node that hears this makes the change again, on top of the newer catalogue, for the same request.
  local isRetried = COMMAND == 'replace-catalogue' and reply[1] == 'STALE_CATALOGUE'
  if not LEAVES_NOTHING[reply[1]] and not isRetried and (SENT_AT == '' or math.abs(clock - tonumber(SENT_AT)) > ON_ITS_WAY_MS) then
    redis.call('SET', REQUEST, COMMAND .. ' ! ' .. cjson.encode(reply), 'PX', REFUSAL_TTL_MS, 'NX')
  end
end
return reply
