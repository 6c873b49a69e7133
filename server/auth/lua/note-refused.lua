-- note-refused: somebody who is known was refused what the table of permissions does not let them do.
-- ARGS action centre
-- REPLY {}
-- Told once a minute for each asker and action: a page that asks again and again must not fill the trail.
-- @include begin emit

local TELL_MS = '60000'

if not redis.call('SET', P .. 'refused:' .. BY .. ':' .. action, '1', 'NX', 'PX', TELL_MS) then
  return {'OK', tostring(n), '{}'}
end
append('access:refused', nil, nil, { action = action, centre = centre ~= '' and centre or nil })
return answer({})
