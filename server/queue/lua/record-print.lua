-- record-print: records what happened to the paper. The latest record counts; a job found in "sending" is never sent again automatically.
-- ARGS ticket result cause at printer
-- REPLY {ticket} | STALE_RESULT | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- printer: which one; what it gave is counted as used of its roll. Empty: not known.
-- @include begin day sums places ticket printer emit

local EVENTS_OF = {
  sending = 'ticket:printing', printed = 'ticket:printed', unconfirmed = 'ticket:printed',
  midway = 'ticket:print-failed', failed = 'ticket:print-failed',
}
local PAPER_IS_USED = { printed = true, unconfirmed = true, midway = true }
local t = load_ticket(ticket)
if not t then return {'NO_SUCH_TICKET'} end
if not (MOVE[ROLE] and MOVE[ROLE][t.state]) then return {'ILLEGAL_TRANSITION', t.state} end
local newer = tonumber(at) - (t.printAt or 0)
if newer < 0 or (newer == 0 and result == t.print) then return {'STALE_RESULT'} end
-- Only if nothing was sent may another record follow the same one: a repeated job sends nothing again.
local toBePrinted = not t.print or t.print == 'failed' or t.print == 'pending'
local begun = t.print == 'sending' or (newer == 0 and not toBePrinted)
if result == 'sending' and begun then return {'STALE_RESULT'} end
open_day()
local new, patch = change_ticket(ticket, t, {
  print = result, printCause = cause ~= '' and cause or NIL, printAt = tonumber(at),
})
local printers
if printer ~= '' and PAPER_IS_USED[result] then
  local state = load_printer(printer)
  state.printed = state.printed + 1
  printers = save_printer(printer, state)
end
emit_ticket(EVENTS_OF[result], ticket, new, patch, {
  result = result, cause = cause ~= '' and cause or nil, printer = printer ~= '' and printer or nil,
}, nil, { printers = printers })
return answer({ ticket = ticket })
