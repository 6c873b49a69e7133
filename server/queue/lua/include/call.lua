-- A call: the ticket leaves its place for a window, its wait ends, and an event announces it.

-- Remembers the call for screens that were away.
local function note_call(id, t, counterId)
  local call = { n = n + 1, ticket = id, number = t.number, counter = counterId, at = now, lang = t.lang }
  local key = day_key(DAY, 'calls')
  local length = redis.call('LPUSH', key, cjson.encode(call))
  if length == 1 then expire(key) end
  if length > CALLS_KEPT then redis.call('LTRIM', key, '0', CALLS_KEPT - 1) end
  return call
end

-- Calls ticket `t` to the free counter `c`. A parked or missed ticket has no wait to end: one is opened and ended at
-- once, so that a return from this call finds a wait to continue.
local function call_to(c, id, t, reason, word, streak)
  local fields = { state = 'called', counter = c.id, called = now, reason = reason, word = word or NIL }
  if t.state ~= 'waiting' then
    local rules = rules_of(t.queue)
    fields.waitSince, fields.wait, fields.waitKind, fields.noted = now, t.wait + 1, 'again', NIL
    fields.dueBy, fields.ended = due_by(rules, now), NIL
    fields.lane, fields.orderBy = lane_in(rules, t), order_by(rules, t)
  end
  fields.recalls, fields.recalled = NIL, NIL
  local new, patch = change_ticket(id, t, fields)
  count_call(new, 1)
  local counter = change_counter(c.id, { ticket = id, streak = streak })
  local call = note_call(id, new, c.id)
  emit('ticket:called', id, c.id, {
    number = new.number, queue = new.queue, lang = new.lang, reason = reason, word = word,
    waited = elapsed(new.waitSince, now), category = new.category, claim = new.claim, was = previously,
  }, { set = patch, counter = counter, call = call })
  return { ticket = id, number = new.number, reason = reason }
end
