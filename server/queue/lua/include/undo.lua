-- What a step leaves behind so that its doer can take it back for a moment.

-- `counterId` and `session`: the window and sitting the ticket would go back to, where it was at one.
local function undo_note(was, added, counterId, session)
  return {
    of = n + 1, ['until'] = now + UNDO_MS, command = COMMAND, by = BY,
    counter = counterId, session = session, was = was, sums = added or {},
  }
end

-- Keeps the note on the ticket that just changed; the event of this step must be said right after.
local function offer_undo(id, patch, was, added, counterId, session)
  local note = undo_note(was, added, counterId, session)
  redis.call('HSET', ticket_key(id), 'undo', cjson.encode(note))
  patch.undo = note
end
