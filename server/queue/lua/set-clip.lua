-- set-clip: a clip of the centre's own voice, in place of an earlier one.
-- ARGS language clip ms wav
-- REPLY {version}
-- ms: its length. wav: a WAV file in base64, for an argument is a text.
-- @include begin day sums emit

open_day()
redis.call('SET', P .. 'clip:' .. language .. ':' .. clip, wav)
redis.call('HSET', P .. 'voice:' .. language, clip, ms)
local version = redis.call('HINCRBY', CENTRE, 'voice:' .. language, 1)
local change = { voice = { [language] = version } }
emit('voice:changed', nil, nil, { language = language, clip = clip, version = version }, change)
return answer({ version = version })
