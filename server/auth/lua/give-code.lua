-- give-code: a code for one sign-in, instead of the password.
-- ARGS person code codeUntil
-- REPLY {person} | NO_SUCH_PERSON
-- code: its hash. Ends every session; the old password opens nothing any more.
-- @include begin person emit

local old = load_person(person)
if not old or old.active ~= '1' then return {'NO_SUCH_PERSON'} end
redis.call('HSET', person_key(person), 'code', code, 'codeUntil', codeUntil, 'mustChange', '1')
redis.call('HDEL', person_key(person), 'hash')
void_sessions(person)
append('person:code-given', nil, nil, { person = person })
return answer({ person = person })
