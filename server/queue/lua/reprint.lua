-- reprint: staff have a ticket printed once more, marked as a copy.
-- ARGS ticket printer
-- REPLY {ticket, copy} | NO_SUCH_TICKET | ILLEGAL_TRANSITION state | TOO_SOON
-- printer: where; empty: where its kiosk prints.
-- @include begin day sums places ticket emit

local REPRINT_AFTER_MS = 5000
local t, no = ticket_for(ticket)
if no then return no end
-- A key that is held gives one copy.
if t.copyAt and now - t.copyAt < REPRINT_AFTER_MS then return {'TOO_SOON'} end
open_day()
local copy = (t.copies or 0) + 1
local new, patch = change_ticket(ticket, t, {
  copies = copy, copyAt = now, copyBy = BY, copyPrinter = printer ~= '' and printer or NIL,
  print = 'pending', printCause = NIL, printAt = now,
})
emit_ticket('ticket:reprint-asked', ticket, new, patch, {
  copy = copy, printer = printer ~= '' and printer or nil, afterHalf = t.print == 'midway' or nil,
})
return answer({ ticket = ticket, copy = copy })
