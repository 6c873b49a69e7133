-- try-sign-in: may a password be looked at? Each try counts as wrong until it has proved right, so that many at once are no way
-- around. Known and unknown names are counted alike.
-- ARGS account address
-- REPLY {} | SIGN_IN_SLOWED seconds
-- account, address: digests of what was typed and from where.
-- @include begin emit tries

-- A name at one address is where a person mistypes and where a guesser sits: few tries, growing waits. The two wide counts stop a
-- guesser with many addresses, or with many names at one: many tries, and waits that end within a minute. A person at an address
-- where that name has signed in before is not kept waiting by what others do.
local LIMITS = {
  { key = pair_key(account, address), free = 4, first_ms = 30000, longest_ms = 900000 },
}
if redis.call('SISMEMBER', known_key(account), address) == 0 then
  LIMITS[2] = { key = account_key(account), free = 50, first_ms = 5000, longest_ms = 60000 }
  LIMITS[3] = { key = address_key(address), free = 50, first_ms = 5000, longest_ms = 60000 }
end

local longest = 0
for _, limit in ipairs(LIMITS) do
  local till = tonumber(redis.call('HGET', limit.key, 'until') or 0)
  longest = math.max(longest, math.min(till - now, limit.longest_ms))
end
if longest > 0 then return {'SIGN_IN_SLOWED', tostring(math.ceil(longest / 1000))} end
for _, limit in ipairs(LIMITS) do
  local count = redis.call('HINCRBY', limit.key, 'count', 1)
  if count > limit.free then
    local wait = math.min(limit.first_ms * 2 ^ math.min(count - limit.free - 1, 20), limit.longest_ms)
    redis.call('HSET', limit.key, 'until', string.format('%.0f', now + wait))
  end
  redis.call('PEXPIRE', limit.key, TRIES_MS)
end
redis.call('HSET', CENTRE, 'clock', nowText)
return {'OK', tostring(n), '{}'}
