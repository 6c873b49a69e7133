-- follow-catalogue: a centre's rules by a newer catalogue. The settings stay as they are.
-- ARGS version settingsVersion rules
-- REPLY {version} | STALE_CATALOGUE version | STALE_SETTINGS version
-- rules: JSON object of strings for scripts, from these versions of the catalogue and of the settings.
-- @include begin day sums rules emit

local followed = redis.call('HGET', RULES, 'catalogue') or '0'
if tonumber(followed) >= tonumber(version) then return {'STALE_CATALOGUE', followed} end
local saved = redis.call('HGET', RULES, 'version') or '0'
if saved ~= settingsVersion then return {'STALE_SETTINGS', saved} end
open_day()
replace_rules(cjson.decode(rules))
append('catalogue:followed', nil, nil, { version = tonumber(version), change = {} })
return answer({ version = tonumber(version) })
