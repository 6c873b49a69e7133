-- change-person: an administrator changes a record. base: the version that the administrator saw.
-- ARGS person base login surname name patronymic post role centres active
-- REPLY {version} | NO_SUCH_PERSON | PERSON_CHANGED | LOGIN_TAKEN | LAST_ADMINISTRATOR
-- A change of role, centres or activity ends all sessions of the person.
-- @include begin person emit

local old = load_person(person)
if not old then return {'NO_SUCH_PERSON'} end
if old.version ~= base then return {'PERSON_CHANGED'} end
if login ~= old.login and redis.call('HEXISTS', LOGINS, login) == 1 then return {'LOGIN_TAKEN'} end
local isLast = redis.call('SISMEMBER', ADMINISTRATORS, person) == 1 and redis.call('SCARD', ADMINISTRATORS) == 1
if isLast and (role ~= 'administrator' or active ~= '1') then return {'LAST_ADMINISTRATOR'} end
local new = {
  login = login, surname = surname, name = name, patronymic = patronymic, post = post,
  role = role, centres = centres, active = active,
}
local before, after, fields, flat = {}, {}, {}, {}
for field, value in pairs(new) do
  if old[field] ~= value then
    if IN_EVENTS[field] then
      before[field], after[field] = old[field], value
    else
      fields[#fields + 1] = field
    end
    flat[#flat + 1] = field
    flat[#flat + 1] = value
  end
end
if #flat == 0 then return answer({ version = tonumber(base) }) end
table.sort(fields)
if login ~= old.login then
  redis.call('HDEL', LOGINS, old.login)
  redis.call('HSET', LOGINS, login, person)
end
redis.call('HSET', person_key(person), 'version', base + 1, unpack(flat))
count_administrator(person, role, active)
if next(after) then void_sessions(person) end
append('person:changed', nil, nil, {
  person = person, before = before, after = after, fields = #fields > 0 and table.concat(fields, ',') or nil,
})
return answer({ version = base + 1 })
