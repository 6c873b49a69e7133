-- record-print: what became of the paper. The latest word counts; a job found in "sending" is never sent again by itself.
-- ARGS ticket result cause at
-- REPLY {ticket} | STALE_RESULT | NO_SUCH_TICKET | ILLEGAL_TRANSITION state
-- @include begin day sums places ticket emit

local EVENTS_OF = {
  sending = 'ticket:printing', printed = 'ticket:printed', unconfirmed = 'ticket:printed',
  midway = 'ticket:print-failed', failed = 'ticket:print-failed',
}
local t = load_ticket(ticket)
if not t then return {'NO_SUCH_TICKET'} end
if not (MOVE[ROLE] and MOVE[ROLE][t.state]) then return {'ILLEGAL_TRANSITION', t.state} end
local newer = tonumber(at) - (t.printAt or 0)
if newer < 0 or (newer == 0 and result == t.print) then return {'STALE_RESULT'} end
-- Only where nothing was sent may the word that follows the same one begin anew: a repeated job sends nothing again.
local ended = t.print == 'sending' or (newer == 0 and t.print and t.print ~= 'failed')
if result == 'sending' and ended then return {'STALE_RESULT'} end
open_day()
local new, patch = change_ticket(ticket, t, {
  print = result, printCause = cause ~= '' and cause or NIL, printAt = tonumber(at),
})
emit_ticket(EVENTS_OF[result], ticket, new, patch, { result = result, cause = cause ~= '' and cause or nil })
return answer({ ticket = ticket })
