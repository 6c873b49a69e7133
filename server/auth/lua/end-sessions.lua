-- end-sessions: one session of somebody, or all but one.
-- ARGS person session except why
-- REPLY {sessions}
-- session: empty for all. except: stays, with all. sessions: those that were ended, whose records the asker removes.
-- @include begin person emit

local key, ended = P .. 'sessions:' .. person, {}
local open = session ~= '' and { session } or redis.call('ZRANGE', key, 0, -1)
for _, one in ipairs(open) do
  if one ~= except and redis.call('ZREM', key, one) == 1 then
    ended[#ended + 1] = one
    append('session:ended', nil, nil, { person = person, session = one, why = why })
  end
end
return answer({ sessions = table.concat(ended, ',') })
