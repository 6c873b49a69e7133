-- end-sessions: ends one session of a person, or all but one.
-- ARGS person session except why
-- REPLY {sessions}
-- session: empty for all. except: the session that stays when all end. sessions: those that ended; the caller removes their records.
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
