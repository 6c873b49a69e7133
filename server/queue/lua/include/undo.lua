-- What a step stores so that its actor can undo it for a moment.

-- `counterId` and `session`: the window and sitting to which the ticket would return, if it was at one.
local function undo_note(was, added, counterId, session)
  return {
    of = n + 1, ['until'] = now + UNDO_MS, command = COMMAND, by = BY,
    counter = counterId, session = session, was = was, sums = added or {},
  }
end

-- Stores the note on the ticket that has just changed; the event of this step must be appended right after.
local function offer_undo(id, patch, was, added, counterId, session)
  local note = undo_note(was, added, counterId, session)
  redis.call('HSET', ticket_key(id), 'undo', cjson.encode(note))
  patch.undo = note
end
