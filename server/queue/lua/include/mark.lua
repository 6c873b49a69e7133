-- Marks of a wait that has reached a share of its target.

-- Raises one mark of the present wait once, whichever node asks. A wait that has ended is not changed.
local function raise_mark(mark)
  local percent = WAIT_MARKS[mark]
  local t, no = ticket_for(ticket)
  if no then return no end
  if t.wait ~= tonumber(wait) or not t.dueBy then return {'WAIT_OVER'} end
  if (t.noted or 0) >= percent then return {'ALREADY_NOTED'} end
  if now < t.waitSince + (t.dueBy - t.waitSince) * percent / 100 then return {'TOO_SOON'} end
  open_day()
  local new, patch = change_ticket(ticket, t, { noted = percent })
  emit_ticket('ticket:' .. mark, ticket, new, patch, { dueBy = t.dueBy, wait = t.wait })
  return answer({ ticket = ticket })
end
