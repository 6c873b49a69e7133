-- create-person: creates a person who will sign in. In the demonstration there is neither password nor code, and the role is the claimed one.
-- ARGS person login surname name patronymic post role centres hash code codeUntil
-- REPLY {person} | LOGIN_TAKEN
-- centres: ids, comma-separated. hash, code: hashes; either may be empty. codeUntil: Unix ms.
-- @include begin person emit

if redis.call('HEXISTS', LOGINS, login) == 1 then return {'LOGIN_TAKEN'} end
redis.call('HSET', LOGINS, login, person)
redis.call('SADD', ALL, person)
redis.call('HSET', person_key(person), 'login', login, 'surname', surname, 'name', name, 'patronymic', patronymic,
  'post', post, 'role', role, 'centres', centres, 'active', '1', 'version', 1, 'credentials', 1)
if hash ~= '' then redis.call('HSET', person_key(person), 'hash', hash) end
if code ~= '' then
  redis.call('HSET', person_key(person), 'code', code, 'codeUntil', codeUntil, 'mustChange', '1')
end
count_administrator(person, role, '1')
append('person:created', nil, nil, { person = person, after = { role = role, centres = centres } })
return answer({ person = person })
