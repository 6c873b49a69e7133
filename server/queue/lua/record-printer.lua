-- record-printer: records a printer's state. A state that is already recorded is not an event.
-- ARGS printer cause nearEnd
-- REPLY {printer} | ALREADY_NOTED | NOT_PERMITTED
-- cause: why it prints nothing; empty: it prints. nearEnd: 1 where it says that little paper is left.
-- @include begin day sums printer emit

if ROLE ~= 'system' then return {'NOT_PERMITTED'} end
local state = load_printer(printer)
local near = nearEnd == '1'
if (state.cause or '') == cause and state.nearEnd == near then return {'ALREADY_NOTED'} end
open_day()
local was = state.cause
local wasOut, isOut = state.cause == 'paper-out', cause == 'paper-out'
-- The next roll is expected to give as many tickets as this one gave until it was empty.
if isOut and not wasOut and state.printed > 0 then
  state.roll = state.printed
  if state.nearAt then state.rest = state.printed - state.nearAt end
end
-- A printer that reports little paper only with the last row has no sensor for it: nothing is learnt from its report.
if near and not state.nearEnd and not isOut then state.nearAt = state.printed end
-- The roll is new when paper is there again, or when there is no longer little of it.
if (wasOut and not isOut) or (state.nearEnd and not near and not isOut) then
  state.printed = 0
  state.nearAt = near and 0 or nil
end
if (state.cause or '') ~= cause then state.since = now end
state.cause = cause ~= '' and cause or nil
state.nearEnd = near
emit('printer:changed', nil, nil, { printer = printer, cause = state.cause, nearEnd = near, was = was }, {
  printers = save_printer(printer, state),
})
return answer({ printer = printer })
