-- Tickets: reading them, the table of transitions, and the only way to change one.

-- States whose tickets are counted in the day's sums, with the names of the figures.
local COUNTED = { ['no-show'] = 'missed', done = 'done', unserved = 'unserved', cancelled = 'cancelled' }

local function ticket_day(id)
  return string.sub(id, 1, 8)
end

local function ticket_key(id)
  return day_key(ticket_day(id), 't:' .. id)
end

local function load_ticket(id)
  local raw = redis.call('HGETALL', ticket_key(id))
  if #raw == 0 then return nil end
  local t = {}
  for i = 1, #raw, 2 do
    local field, value = raw[i], raw[i + 1]
    local kind = FIELD_KINDS[field]
    if kind == 'number' then
      t[field] = tonumber(value)
    elseif kind == 'json' then
      t[field] = cjson.decode(value)
    else
      t[field] = value
    end
  end
  return fill(t)
end

-- Returns the ticket, if it is of today and the table lets this role take it from its state by this command.
local function ticket_for(id)
  local t = ticket_day(id) == DAY and load_ticket(id)
  if not t then return nil, {'NO_SUCH_TICKET'} end
  if dayEnded then return nil, {'DAY_CLOSED'} end
  if not (MOVE[ROLE] and MOVE[ROLE][t.state]) then return nil, {'ILLEGAL_TRANSITION', t.state} end
  return t
end

-- A printer's report or an alert is nobody's step: the last step can still be undone.
local KEEPS_UNDO = { ['record-print'] = true, reprint = true, ['note-approaching'] = true, ['note-breached'] = true }

-- What the audit trail shows of a ticket before a step; times and counts follow from the steps themselves.
local TRAIL = { state = true, queue = true, lane = true, claim = true, counter = true, print = true }
local previously

-- Writes `fields` (value, or NIL to remove), moves the ticket to the place of its new state, counts its end.
-- Returns the ticket as it is now, the patch for the event, and the patch that would undo it.
local function change_ticket(id, old, fields)
  local day = ticket_day(id)
  local new, was, set, del = {}, {}, {}, {}
  previously = nil
  if old.undo and not KEEPS_UNDO[COMMAND] then fields.undo = NIL end
  for field, value in pairs(old) do new[field] = value end
  for field, value in pairs(fields) do
    if value == NIL then
      if old[field] == nil then
        fields[field] = nil
      else
        new[field] = nil
        del[#del + 1] = field
      end
    else
      new[field] = value
      set[#set + 1] = field
      set[#set + 1] = field == 'undo' and cjson.encode(value) or as_text(value)
    end
    if field ~= 'undo' and old[field] ~= new[field] then
      was[field] = old[field] == nil and NIL or old[field]
      if TRAIL[field] and old[field] ~= nil then
        previously = previously or {}
        previously[field] = old[field]
      end
    end
  end
  if new.state ~= old.state or new.queue ~= old.queue then
    leave(day, id, old)
    enter(day, id, new)
  elseif new.state == 'waiting' and new.lane ~= old.lane then
    change_lane(day, id, old, new)
  end
  if new.state ~= old.state then
    if COUNTED[old.state] then add(old.queue, COUNTED[old.state], -1) end
    if COUNTED[new.state] then add(new.queue, COUNTED[new.state], 1) end
  end
  local key = ticket_key(id)
  if #set > 0 then redis.call('HSET', key, unpack(set)) end
  if #del > 0 then redis.call('HDEL', key, unpack(del)) end
  return new, fields, was
end
