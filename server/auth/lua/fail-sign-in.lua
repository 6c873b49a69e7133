-- fail-sign-in: records a failed sign-in. The event does not hold the typed login: it may be a password in the wrong field.
-- ARGS person from
-- REPLY {}
-- person: id of the person with this login, empty when there is none. from: the address.
-- @include begin emit

append('sign-in:failed', nil, nil, { person = person ~= '' and person or nil, from = from })
return answer({})
