-- Asks the calls of a file in a fixed pseudo-random order: the same call over and over would measure a cache.
-- wrk -s routes.lua URL -- FILE [PAUSE]: each line is method, path, headers and body, separated by tabs; PAUSE is
-- the mean number of milliseconds that a connection waits before each call, without which it asks at once.

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

local calls, place, pause = {}, 1, 0

-- Park and Miller's generator: its products stay below 2^53.
local function random()
  place = place * 16807 % 2147483647
  return place
end

function init(args)
  pause = tonumber(args[2] or "0")
  place = seed * 7919
  for line in io.lines(args[1]) do
    local method, path, headers, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
    local fields = {}
    for name, value in headers:gmatch("([^:|]+): ([^|]+)") do fields[name] = value end
    calls[#calls + 1] = wrk.format(method, path, fields, body ~= "" and body or nil)
  end
  if pause > 0 then
    function delay() return random() % (2 * pause) + 1 end
  end
end

function request() return calls[random() % #calls + 1] end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
