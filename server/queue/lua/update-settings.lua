-- update-settings: a new settings document for the centre, made from the version its author saw. Creates the centre, too.
-- ARGS base settings rules counters changed
-- REPLY {version} | STALE_SETTINGS version | COUNTER_OCCUPIED inspector counter
-- settings: the document, JSON. rules: JSON object of strings for scripts. counters: JSON object id -> comma list of queues.
-- changed: what differs from the version before, for the trail: a JSON array, or empty where nobody has compared them.
-- @include begin day sums counter emit

local stored = redis.call('GET', P .. 'settings')
local version = stored and cjson.decode(stored).version or 0
if version ~= tonumber(base) then return {'STALE_SETTINGS', tostring(version)} end
local wanted = cjson.decode(counters)
for _, id in ipairs(redis.call('SMEMBERS', P .. 'counters')) do
  -- A window goes only when nobody sits at it.
  local own = load_counter(id)
  if not wanted[id] and own.state ~= 'closed' then return {'COUNTER_OCCUPIED', own.inspector, id} end
end
open_day()
redis.call('SET', P .. 'settings', settings)
local flat = {}
for field, value in pairs(cjson.decode(rules)) do
  flat[#flat + 1] = field
  flat[#flat + 1] = value
end
redis.call('DEL', P .. 'rules')
redis.call('HSET', P .. 'rules', unpack(flat))
local changes = {}
for _, id in ipairs(redis.call('SMEMBERS', P .. 'counters')) do
  if not wanted[id] then
    keep_left(load_counter(id))
    redis.call('SREM', P .. 'counters', id)
    redis.call('DEL', counter_key(id))
    changes[#changes + 1] = { id = id, gone = true }
  end
end
for id, queues in pairs(wanted) do
  redis.call('SADD', P .. 'counters', id)
  if redis.call('EXISTS', counter_key(id)) == 0 then
    changes[#changes + 1] = change_counter(id, { state = 'closed', queues = queues, streak = 0 })
  end
end
local document = cjson.decode(settings)
append('settings:updated', nil, nil, {
  version = document.version, changed = changed ~= '' and cjson.decode(changed) or nil,
  change = { settings = settings, counters = #changes > 0 and changes or nil },
})
return answer({ version = document.version })
