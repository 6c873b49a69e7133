-- try-sign-in: counts an attempt to sign in before the password is compared. An attempt counts as wrong until it proves right, so that
-- parallel attempts cannot get around the limit. Known and unknown logins are counted alike.
-- ARGS account address
-- REPLY {} | SIGN_IN_SLOWED seconds
-- account, address: digests of the typed login and of the caller's address.
-- @include begin emit tries

-- The first count is per login and address, where a person mistypes and where an attacker guesses: few attempts, growing waits. The other
-- two, per login and per address, stop an attacker with many addresses or many logins: many attempts, waits of at most a minute. They do
-- not apply at an address from which this login has signed in before, so that attackers cannot lock its owner out.
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
