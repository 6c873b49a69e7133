-- Attempts to sign in, counted per login and address together, per login, and per address.

-- Attempts are forgotten an hour after the last one.
local TRIES_MS = 3600000
-- Addresses remembered per login, more than a person works at; kept for 30 days, longer than a holiday.
local KNOWN_MAX, KNOWN_MS = 20, 30 * 86400000

-- A new one-time code starts new counts, so that a person who was locked out can use it at once.
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

-- A right attempt removes its login's counts and takes itself off the address's count.
local function forgive(account, address)
  redis.call('DEL', pair_key(account, address), account_key(account))
  local at_address = address_key(address)
  local count = tonumber(redis.call('HGET', at_address, 'count') or 0)
  -- Minus 2: the right attempt, and one mistake before it. People mistype, and a whole office shares one address.
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
