-- People: keys and records.

local ALL, LOGINS, ADMINISTRATORS = P .. 'all', P .. 'logins', P .. 'administrators'
-- The fields of a person that events may carry. Names and logins stay in the record.
local IN_EVENTS = { role = true, centres = true, active = true }

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

-- Ends all sessions: each holds the count of credentials under which it began, and this raises the count.
local function void_sessions(id)
  redis.call('HINCRBY', person_key(id), 'credentials', 1)
  redis.call('DEL', P .. 'sessions:' .. id)
end

-- Keeps the set of active administrators, so that no script needs to read all records to find the last one.
local function count_administrator(id, role, active)
  if role == 'administrator' and active == '1' then
    redis.call('SADD', ADMINISTRATORS, id)
  else
    redis.call('SREM', ADMINISTRATORS, id)
  end
end
