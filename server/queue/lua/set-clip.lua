-- set-clip: a clip of the centre's own voice, in place of an earlier one.
-- ARGS language clip ms wav
-- REPLY {version}
-- ms: its length. wav: a WAV file in base64, for an argument is a text.
-- @include begin day sums emit

open_day()
redis.call('SET', P .. 'clip:' .. language .. ':' .. clip, wav)
local isNew = redis.call('HSET', P .. 'voice:' .. language, clip, ms) == 1
local version = redis.call('HINCRBY', CENTRE, 'voice:' .. language, 1)
local change = { voice = { [language] = version } }
emit('voice:changed', nil, nil, {
  language = language, clip = clip, version = version, replaced = not isNew or nil,
}, change)
return answer({ version = version })
