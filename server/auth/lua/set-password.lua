-- set-password: sets a person's own password. Ends all sessions; the caller begins a new one.
-- ARGS person hash was
-- REPLY {person} | NO_SUCH_PERSON | PERSON_CHANGED
-- was: the hash that the present password was compared with. Refuses when the record has another one by now.
-- @include begin person emit

local old = load_person(person)
if not old or old.active ~= '1' then return {'NO_SUCH_PERSON'} end
if (old.hash or old.code or '') ~= was then return {'PERSON_CHANGED'} end
redis.call('HSET', person_key(person), 'hash', hash)
redis.call('HDEL', person_key(person), 'mustChange', 'code', 'codeUntil', 'codeTaken')
void_sessions(person)
append('person:password-set', nil, nil, { person = person })
return answer({ person = person })
