-- remove-clip: a clip of the centre's own voice is no more.
-- ARGS language clip
-- REPLY {version} | NO_SUCH_CLIP
-- @include begin day sums emit

if redis.call('HEXISTS', P .. 'voice:' .. language, clip) == 0 then return {'NO_SUCH_CLIP'} end
open_day()
redis.call('DEL', P .. 'clip:' .. language .. ':' .. clip)
redis.call('HDEL', P .. 'voice:' .. language, clip)
local version = redis.call('HINCRBY', CENTRE, 'voice:' .. language, 1)
local change = { voice = { [language] = version } }
emit('voice:changed', nil, nil, { language = language, clip = clip, version = version, removed = true }, change)
return answer({ version = version })
