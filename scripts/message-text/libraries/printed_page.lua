-- Messages as the sending side prints them, on a page with header lines.

local library = {}

-- The names of the header lines, in the order in which they are printed.
local HEADER = { "From", "To", "Sent", "Subject" }

local function starts_with(line, name)
  return line:sub(1, #name + 1) == name .. ":"
end

-- Where the line that begins at `from` ends, and where the next one begins.
local function line_at(text, from)
  local stop = text:find("\n", from, true)
  if stop == nil then return text:sub(from), #text + 1 end
  return (text:sub(from, stop - 1):gsub("\r$", "")), stop + 1
end

-- A rule of dashes, or nothing at all: what may stand above the first header line.
local function is_ornament(line)
  return line:find("^[%s%-_=]*$") ~= nil
end

-- Takes off the lines From, To, Sent, Subject that stand above a message. A line that only begins
-- with such a word further down is part of the message.
function library.drop_message_header(text)
  local at = 1
  local line, following = line_at(text, at)
  while following <= #text and is_ornament(line) do
    at = following
    line, following = line_at(text, at)
  end
  if not starts_with(line, HEADER[1]) then smx.fault("no-header") end
  for i, name in ipairs(HEADER) do
    while i > 1 and is_ornament(line) and at <= #text do
      at = following
      line, following = line_at(text, at)
    end
    if not starts_with(line, name) then smx.fault("no-header") end
    at = following
    line, following = line_at(text, at)
  end
  local message = text:sub(at):gsub("^%s+", "")
  if message == "" then smx.fault("no-text-left") end
  return message
end

return library
