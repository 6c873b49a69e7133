-- Tries to sign in: how they are counted, by name and address together, by name and by address.

-- Tries are forgotten an hour after the last one.
local TRIES_MS = 3600000
-- Addresses from which a name has signed in: as many as a person works at, for as long as a holiday lasts.
local KNOWN_MAX, KNOWN_MS = 20, 30 * 86400000

-- A fresh one-time code starts new counts: whoever was shut out before can use it at once.
local function fresh_key(account)
  return P .. 'tries:fresh:' .. account
end

local function account_key(account)
  return P .. 'tries:account:' .. account .. ':' .. (redis.call('GET', fresh_key(account)) or '')
end

local function pair_key(account, address)
  return P .. 'tries:pair:' .. account .. ':' .. address .. ':' .. (redis.call('GET', fresh_key(account)) or '')
end

local function address_key(address)
  return P .. 'tries:address:' .. address
end

local function known_key(account)
  return P .. 'tries:known:' .. account
end

-- A try that has proved right takes its name's counts away, and itself off the address's.
local function forgive(account, address)
  redis.call('DEL', pair_key(account, address), account_key(account))
  local at_address = address_key(address)
  local count = tonumber(redis.call('HGET', at_address, 'count') or 0)
  -- The right try itself, and a mistake before it: people mistype, and an office signs in from one address.
  if count > 2 then redis.call('HINCRBY', at_address, 'count', -2) else redis.call('DEL', at_address) end
  local known = known_key(account)
  redis.call('SADD', known, address)
  if redis.call('SCARD', known) > KNOWN_MAX then
    for _, other in ipairs(redis.call('SRANDMEMBER', known, 2)) do
      if other ~= address then redis.call('SREM', known, other) break end
    end
  end
  redis.call('PEXPIRE', known, KNOWN_MS)
end
