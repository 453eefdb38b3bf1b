-- Ask what a file says, line by line and again: address, cookie, form, separated by tabs. A form is posted, each time
-- under a client id of its own.
local thread_number = 0

function setup(thread)
  thread_number = thread_number + 1
  thread:set("id", thread_number)
end

function init()
  asks, count = {}, 0
  for line in io.lines(os.getenv("BENCH_ASKS")) do
    local path, cookie, form = line:match("([^\t]*)\t([^\t]*)\t(.*)")
    local headers = { ["Accept"] = "application/json, text/html;q=0.9", ["Cookie"] = cookie }
    if form ~= "" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
    asks[#asks + 1] = { path = path, headers = headers, form = form }
  end
end

function request()
  count = count + 1
  local ask = asks[(count * 2 + id) % #asks + 1]
  if ask.form == "" then return wrk.format("GET", ask.path, ask.headers) end
  local mark = "&client_id=" .. os.getenv("BENCH_RUN") .. "-" .. id .. "-" .. count
  return wrk.format("POST", ask.path, ask.headers, ask.form .. mark)
end
