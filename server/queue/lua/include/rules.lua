-- The rules of a centre that scripts need: what its settings make of the catalogue.

local RULES = P .. 'rules'

local function rules_of(queue)
  local raw = redis.call('HMGET', RULES, 'on:' .. queue, 'target:' .. queue, 'right:' .. queue)
  return { on = raw[1] == '1', known = raw[1] and true or false, target = tonumber(raw[2]), right = raw[3] or '' }
end

-- Whether this entitlement counts in a queue with these rights (a comma list).
local function counts(right, category)
  return category ~= nil and category ~= '' and string.find(',' .. right .. ',', ',' .. category .. ',', 1, true) ~= nil
end

-- The lane of a ticket in a queue with these rules: a refused claim gives no right.
local function lane_in(rules, t)
  if t.claim and t.claim ~= 'refused' and counts(rules.right, t.category) then return 'first' end
  return 'ordinary'
end

local function order_by(rules, t)
  return t.firstIssuedAt + (rules.target or USUAL_TARGET_MS)
end

-- The target of a wait that began at `since`; none when the queue has no target.
local function due_by(rules, since)
  if rules.target then return since + rules.target end
  return NIL
end

-- Replaces all rules. `rules`: strings by field.
local function replace_rules(rules)
  local flat = {}
  for field, value in pairs(rules) do
    flat[#flat + 1] = field
    flat[#flat + 1] = value
  end
  redis.call('DEL', RULES)
  redis.call('HSET', RULES, unpack(flat))
end
