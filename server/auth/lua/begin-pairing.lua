-- begin-pairing: a device shows a code and waits for a manager to enter it.
-- ARGS code kind secret address
-- REPLY {code, until} | CODE_TAKEN | TOO_MANY
-- secret: digest of what proves at the claim who showed the code. address: digest of from where it is asked for.
-- @include begin emit

local CODE_MS = 600000
-- Open codes from one address, and in all: a hall is set up with dozens at once, a guesser is helped by thousands.
local MOST_OF_ADDRESS, MOST = 100, 2000

local open, own = P .. 'codes', P .. 'codes:' .. address
for _, key in ipairs({ open, own }) do redis.call('ZREMRANGEBYSCORE', key, '-inf', nowText) end
if redis.call('ZCARD', own) >= MOST_OF_ADDRESS or redis.call('ZCARD', open) >= MOST then return {'TOO_MANY'} end
local key = P .. 'code:' .. code
if redis.call('EXISTS', key) == 1 then return {'CODE_TAKEN'} end
local till = string.format('%.0f', now + CODE_MS)
redis.call('HSET', key, 'kind', kind, 'secret', secret, 'until', till)
redis.call('PEXPIREAT', key, till)
redis.call('HSET', P .. 'pairing:' .. secret, 'code', code)
redis.call('PEXPIREAT', P .. 'pairing:' .. secret, till)
for _, list in ipairs({ open, own }) do
  redis.call('ZADD', list, till, code)
  redis.call('PEXPIREAT', list, till)
end
return {'OK', tostring(n), cjson.encode({ code = code, ['until'] = now + CODE_MS })}
