-- Returns a ticket from a window to waiting: the same wait continues, and its call is taken back.

-- Returns the ticket as it is now, the event's patch, the undo patch, and the figures that were taken off with the
-- call.
local function back_to_waiting(id, t, more)
  local struck = count_call(t, -1)
  local fields = {
    state = 'waiting', counter = NIL, called = NIL, reason = NIL, word = NIL, recalls = NIL, recalled = NIL, started = NIL,
  }
  for field, value in pairs(more or {}) do fields[field] = value end
  local new, patch, was = change_ticket(id, t, fields)
  return new, patch, was, struck
end

-- Begins a new wait now, which is reported separately (restore, resume).
local function wait_again(id, t, more)
  local rules = rules_of(t.queue)
  local fields = {
    state = 'waiting', lane = lane_in(rules, t), orderBy = order_by(rules, t), waitSince = now, wait = t.wait + 1, waitKind = 'again',
    dueBy = due_by(rules, now), noted = NIL, counter = NIL, called = NIL, reason = NIL, word = NIL, recalls = NIL,
    recalled = NIL, started = NIL, ended = NIL,
  }
  for field, value in pairs(more or {}) do fields[field] = value end
  return change_ticket(id, t, fields)
end
