-- Commands that name no ticket: refuses roles without a row in the tables, whatever the edge allowed.

if not MAY[ROLE] then return {'NOT_PERMITTED'} end
