-- Post one form again and again, each time under a client id of its own. Body and headers come by environment.
local thread_number = 0

function setup(thread)
  thread_number = thread_number + 1
  thread:set("id", thread_number)
end

function init()
  count = 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  wrk.headers["Accept"] = "application/json"
  wrk.headers["Cookie"] = os.getenv("BENCH_COOKIE")
end

function request()
  count = count + 1
  local mark = os.getenv("BENCH_RUN") .. "-" .. id .. "-" .. count
  return wrk.format(nil, nil, nil, os.getenv("BENCH_BODY") .. "&client_id=" .. mark)
end
