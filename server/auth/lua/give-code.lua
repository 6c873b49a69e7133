-- give-code: replaces a person's password with a code for one sign-in. Ends all sessions.
-- ARGS person code codeUntil account
-- REPLY {person} | NO_SUCH_PERSON
-- code: its hash. account: digest of the login. Its count of wrong attempts starts again, so that the new code works at once.
-- @include begin person emit tries

local old = load_person(person)
if not old or old.active ~= '1' then return {'NO_SUCH_PERSON'} end
redis.call('HSET', person_key(person), 'code', code, 'codeUntil', codeUntil, 'mustChange', '1')
redis.call('HDEL', person_key(person), 'hash')
void_sessions(person)
redis.call('SET', fresh_key(account), nowText, 'PX', math.max(TRIES_MS, codeUntil - now))
append('person:code-given', nil, nil, { person = person })
return answer({ person = person })
