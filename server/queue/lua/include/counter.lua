-- Counters: the numbered windows. A counter opened on another day is closed.

local function counter_key(id)
  return P .. 'counter:' .. id
end

local function load_counter(id)
  local raw = redis.call('HMGET', counter_key(id), 'state', 'day', 'session', 'inspector', 'ticket', 'queues', 'streak',
    'away')
  if not raw[1] then return nil, {'NO_SUCH_COUNTER'} end
  local c = {
    id = id, state = raw[1], day = raw[2] or '', session = raw[3] or '', inspector = raw[4] or '',
    ticket = raw[5] or '', queues = raw[6] or '', streak = tonumber(raw[7] or 0), away = raw[8] or '',
  }
  if c.day ~= DAY then
    if c.ticket ~= '' then c.left = c.ticket end
    c.state, c.ticket = 'closed', ''
  end
  return c
end

-- Returns the counter if this very sitting is at it. An inspector must also be the one who sits there: a sitting's id
-- alone proves nothing.
local function sitting(id, session)
  local c, no = load_counter(id)
  if no then return nil, no end
  if c.state == 'closed' then return nil, {'COUNTER_CLOSED'} end
  local isOther = ROLE == 'inspector' and BY ~= 'inspector:' .. c.inspector
  if isOther or c.session ~= session then return nil, {'COUNTER_NOT_YOURS', c.inspector} end
  return c
end

-- Returns the counter if this sitting is at it and it holds exactly the ticket that the command names.
local function holding(id, session, ticketId)
  local c, no = sitting(id, session)
  if no then return nil, no end
  if c.ticket ~= ticketId then return nil, {'OTHER_TICKET', c.ticket} end
  return c
end

-- Returns the counter if it can take a visitor now.
local function free(id, session)
  local c, no = sitting(id, session)
  if no then return nil, no end
  if dayEnded then return nil, {'DAY_CLOSED'} end
  if c.ticket ~= '' then return nil, {'COUNTER_BUSY', c.ticket} end
  if c.state == 'paused' then return nil, {'COUNTER_PAUSED'} end
  return c
end

-- Records a visitor whom an older day left at this window, for close-day of that day, before the window forgets.
local function keep_left(c)
  if not c.left then return end
  local key = day_key(string.sub(c.left, 1, 8), 'left')
  redis.call('ZADD', key, nowText, c.left)
  expire(key)
end

local function split(list)
  local parts = {}
  for part in string.gmatch(list, '[^,]+') do parts[#parts + 1] = part end
  return parts
end

-- Writes fields of a counter; an empty text means "none". Returns the change for the event.
local function change_counter(id, fields)
  local set = {}
  for field, value in pairs(fields) do
    set[#set + 1] = field
    set[#set + 1] = as_text(value)
  end
  redis.call('HSET', counter_key(id), unpack(set))
  return { id = id, set = fields }
end

-- Releases this ticket from the window. After a clock was set back over midnight the window may hold another one.
local function let_go(id, ticketId)
  if redis.call('HGET', counter_key(id), 'ticket') == ticketId then return change_counter(id, { ticket = '' }) end
end
