-- record-printer: how a printer is now. What it had already said is no event.
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
-- What a roll has given until it was empty is what the next one will give.
if isOut and not wasOut and state.printed > 0 then
  state.roll = state.printed
  if state.nearAt then state.rest = state.printed - state.nearAt end
end
-- Who says it only with the last row has no sensor for it, and teaches nothing.
if near and not state.nearEnd and not isOut then state.nearAt = state.printed end
-- A roll is new where paper is there again, or where there is no longer little of it.
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
