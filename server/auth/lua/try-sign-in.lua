-- try-sign-in: may a password be looked at? Each try counts as wrong until it has proved right, so that many at once are no way
-- around. Known and unknown names are counted alike.
-- ARGS account address
-- REPLY {} | SIGN_IN_SLOWED seconds
-- account, address: digests of what was typed and from where.
-- @include begin emit

local FREE = 4
-- A person is kept waiting half a minute, an address, behind which a whole office may sit, a few seconds; neither longer than this.
local FIRST_MS = { ['tries:account:'] = 30000, ['tries:address:'] = 5000 }
local LONGEST_MS = 900000
local FORGET_MS = 3600000

local tries = { ['tries:account:'] = account, ['tries:address:'] = address }
local longest = 0
for kind, id in pairs(tries) do
  local till = tonumber(redis.call('HGET', P .. kind .. id, 'until') or 0)
  if till > now + LONGEST_MS then till = now + LONGEST_MS end
  longest = math.max(longest, till - now)
end
if longest > 0 then return {'SIGN_IN_SLOWED', tostring(math.ceil(longest / 1000))} end
for kind, id in pairs(tries) do
  local key = P .. kind .. id
  local count = redis.call('HINCRBY', key, 'count', 1)
  if count > FREE then
    local wait = math.min(FIRST_MS[kind] * 2 ^ (count - FREE - 1), LONGEST_MS)
    redis.call('HSET', key, 'until', string.format('%.0f', now + wait))
  end
  redis.call('PEXPIRE', key, FORGET_MS)
end
redis.call('HSET', CENTRE, 'clock', nowText)
return {'OK', tostring(n), '{}'}
