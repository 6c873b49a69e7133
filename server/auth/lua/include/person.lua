-- People: where they stand, and the one way in which a record changes.

local ALL, LOGINS, ADMINISTRATORS = P .. 'all', P .. 'logins', P .. 'administrators'
-- Everything about a person that an event may carry; names and logins stay in the record.
local TOLD = { role = true, centres = true, active = true }

local function person_key(id)
  return P .. 'person:' .. id
end

local function load_person(id)
  local raw = redis.call('HGETALL', person_key(id))
  if #raw == 0 then return nil end
  local person = {}
  for i = 1, #raw, 2 do person[raw[i]] = raw[i + 1] end
  return person
end

-- Every session that was begun before is void: a session names the number that it was begun under.
local function void_sessions(id)
  redis.call('HINCRBY', person_key(id), 'credentials', 1)
  redis.call('DEL', P .. 'sessions:' .. id)
end

-- Who administers is counted apart, so that nobody has to look through all.
local function count_administrator(id, role, active)
  if role == 'administrator' and active == '1' then
    redis.call('SADD', ADMINISTRATORS, id)
  else
    redis.call('SREM', ADMINISTRATORS, id)
  end
end
