-- note-refused: records that the table of permissions refused an action to an identified caller.
-- ARGS action centre
-- REPLY {}
-- At most one event per caller, action and minute: a page that keeps asking must not fill the trail.
-- @include begin emit

local EVENT_EVERY_MS = '60000'

if not redis.call('SET', P .. 'refused:' .. BY .. ':' .. action, '1', 'NX', 'PX', EVENT_EVERY_MS) then
  return {'OK', tostring(n), '{}'}
end
append('access:refused', nil, nil, { action = action, centre = centre ~= '' and centre or nil })
return answer({})
