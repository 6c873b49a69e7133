-- start-session: somebody has signed in.
-- ARGS person session credentials endsAt from browser proof account address
-- REPLY {session} | BAD_SIGN_IN
-- session: its public name. credentials: the number that the password was compared under. account, address: as in try-sign-in.
-- proof: password (or a one-time code), or provider: at the organisation's own sign-in.
-- @include begin person emit tries

local old = load_person(person)
if not old or old.active ~= '1' or old.credentials ~= credentials then return {'BAD_SIGN_IN'} end
-- A code opens once.
if proof == 'password' and old.code and not old.hash then
  if old.codeTaken == old.code or now >= tonumber(old.codeUntil) then return {'BAD_SIGN_IN'} end
  redis.call('HSET', person_key(person), 'codeTaken', old.code)
end
local sessions = P .. 'sessions:' .. person
redis.call('ZREMRANGEBYSCORE', sessions, '-inf', nowText)
redis.call('ZADD', sessions, endsAt, session)
redis.call('PEXPIREAT', sessions, endsAt)
-- Empty where somebody came by the organisation's own sign-in: nothing was counted.
if account ~= '' then forgive(account, address) end
append('session:started', nil, nil, {
  person = person, role = old.role, centres = old.centres, session = session, from = from, browser = browser,
  proof = proof,
})
return answer({ session = session })
