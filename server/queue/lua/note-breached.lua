-- note-breached: the present wait has passed its target.
-- ARGS ticket wait
-- REPLY {ticket} | WAIT_OVER | ALREADY_NOTED | TOO_SOON | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places ticket emit mark

return raise_mark('breached')
