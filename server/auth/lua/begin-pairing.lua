-- begin-pairing: a device shows a code and waits for a manager to enter it.
-- ARGS code kind secret address
-- REPLY {code, until} | CODE_TAKEN | TOO_MANY
-- secret: digest of the secret with which the device claims its key. address: digest of the device's address.
-- @include begin emit

-- Open codes per address and in all. A new hall shows dozens at once; thousands would make guessing one easy.
local MAX_OF_ADDRESS, MAX = 100, 2000

local open, by_address = P .. 'codes', P .. 'code-addresses'

local function own_key(of)
  return P .. 'codes:' .. of
end

local function count_of(of)
  redis.call('ZREMRANGEBYSCORE', own_key(of), '-inf', nowText)
  local count = redis.call('ZCARD', own_key(of))
  if count == 0 then redis.call('ZREM', by_address, of) else redis.call('ZADD', by_address, count, of) end
  return count
end

-- When MAX codes are open, removes the oldest code of the address that holds the most: a few addresses with hundreds of codes must not
-- keep a hall from pairing its first screen. Returns nil when the caller's address holds as many itself.
local function make_room(own)
  while redis.call('ZCARD', by_address) > 0 do
    local most = redis.call('ZREVRANGE', by_address, 0, 0, 'WITHSCORES')
    local count = count_of(most[1])
    -- count_of has corrected the stored count. If it was too high, look for the largest again.
    if count == tonumber(most[2]) then
      if count <= own + 1 then return nil end
      local oldest = redis.call('ZPOPMIN', own_key(most[1]))[1]
      redis.call('ZREM', open, oldest)
      -- The device that shows the removed code asks for a new one at its next claim.
      local secret = redis.call('HGET', P .. 'code:' .. oldest, 'secret')
      redis.call('DEL', P .. 'code:' .. oldest, P .. 'pairing:' .. (secret or ''))
      count_of(most[1])
      return true
    end
  end
  return nil
end

redis.call('ZREMRANGEBYSCORE', open, '-inf', nowText)
local own = count_of(address)
if own >= MAX_OF_ADDRESS then return {'TOO_MANY'} end
if redis.call('ZCARD', open) >= MAX and not make_room(own) then return {'TOO_MANY'} end
local key = P .. 'code:' .. code
if redis.call('EXISTS', key) == 1 then return {'CODE_TAKEN'} end
local till = string.format('%.0f', now + PAIRING_CODE_MS)
redis.call('HSET', key, 'kind', kind, 'secret', secret, 'until', till)
redis.call('PEXPIREAT', key, till)
redis.call('HSET', P .. 'pairing:' .. secret, 'code', code)
redis.call('PEXPIREAT', P .. 'pairing:' .. secret, till)
for _, list in ipairs({ open, own_key(address) }) do
  redis.call('ZADD', list, till, code)
  redis.call('PEXPIREAT', list, till)
end
count_of(address)
redis.call('PEXPIREAT', by_address, till)
return {'OK', tostring(n), cjson.encode({ code = code, ['until'] = now + PAIRING_CODE_MS })}
