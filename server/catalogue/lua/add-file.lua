-- add-file: a file of a service, under the digest of its bytes. A file that is there already stays.
-- ARGS digest type bytes pages content mostBytes
-- REPLY {digest} | BAD_FILE problem
-- bytes, pages: its numbers. content: the file in base64, for an argument is a text. mostBytes: the room for all files.
-- @include begin emit

local sizes = P .. 'files'
if redis.call('HEXISTS', sizes, digest) == 0 then
  local all = tonumber(bytes)
  for _, size in ipairs(redis.call('HVALS', sizes)) do all = all + tonumber(string.match(size, '%d+')) end
  if all > tonumber(mostBytes) then return {'BAD_FILE', 'no-room'} end
  redis.call('HSET', sizes, digest, bytes .. ' ' .. pages .. ' ' .. type)
  redis.call('SET', P .. 'file:' .. digest, content)
  append('catalogue:file-added', nil, nil, { digest = digest, bytes = tonumber(bytes), pages = tonumber(pages) })
end
return answer({ digest = digest })
