-- start-session: begins a session for a person who has proved their identity.
-- ARGS person session credentials endsAt from browser proof account address
-- REPLY {session} | BAD_SIGN_IN
-- session: its name. credentials: the record's count when the password was compared. account, address: as in try-sign-in.
-- proof: `password`, also for a one-time code, or `provider`, the organisation's own sign-in.
-- @include begin person emit tries

local old = load_person(person)
if not old or old.active ~= '1' or old.credentials ~= credentials then return {'BAD_SIGN_IN'} end
-- A one-time code is valid for one sign-in.
if proof == 'password' and old.code and not old.hash then
  if old.codeTaken == old.code or now >= tonumber(old.codeUntil) then return {'BAD_SIGN_IN'} end
  redis.call('HSET', person_key(person), 'codeTaken', old.code)
end
local sessions = P .. 'sessions:' .. person
redis.call('ZREMRANGEBYSCORE', sessions, '-inf', nowText)
redis.call('ZADD', sessions, endsAt, session)
redis.call('PEXPIREAT', sessions, endsAt)
-- `account` is empty after a sign-in at the provider, which counts no attempts.
if account ~= '' then forgive(account, address) end
append('session:started', nil, nil, {
  person = person, role = old.role, centres = old.centres, session = session, from = from, browser = browser,
  proof = proof,
})
return answer({ session = session })
