-- Commands that name no ticket: whoever has no row in the tables is told so here, whatever the edge let through.

if not MAY[ROLE] then return {'NOT_PERMITTED'} end
