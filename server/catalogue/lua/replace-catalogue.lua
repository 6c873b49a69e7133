-- replace-catalogue: replaces the catalogue, if `base` is still its version. Version 0: there is none yet.
-- ARGS base document changed packed
-- REPLY {version} | STALE_CATALOGUE version
-- document: the whole catalogue as JSON. changed: what differs from the version before, for the trail: a JSON array.
-- packed: the document again, compressed, for the history of versions.
-- @include begin emit

local version = tonumber(redis.call('HGET', CENTRE, 'version') or 0)
if version ~= tonumber(base) then return {'STALE_CATALOGUE', tostring(version)} end
version = version + 1
redis.call('HSET', CENTRE, 'version', version)
redis.call('SET', P .. 'document', '{"version":' .. version .. ',"catalogue":' .. document .. '}')
append_json('catalogue:replaced', nil, nil, '{"version":' .. version .. ',"changed":' .. changed .. ',"packed":"' .. packed .. '"}')
return answer({ version = version })
