-- fail-sign-in: somebody was not let in. What was typed is told nowhere: it may be a password in the wrong field.
-- ARGS person from
-- REPLY {}
-- person: whose name it was, empty where nobody's. from: the address.
-- @include begin emit

append('sign-in:failed', nil, nil, { person = person ~= '' and person or nil, from = from })
return answer({})
