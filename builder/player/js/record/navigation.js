// Where an LMS with sequencing would lead from here, and what it is asked once the session ends (SCORM 2004, RTE 5.6).

const NAVIGATION_VALID = "adl.nav.request_valid"

/** `api` is guarded: what it does not know reads as "". An item is asked for by the identifier of the manifest. */
export function navigation(api) {
  const asked = { request: "" }
  return {
    /** Whether it leads anywhere at all: without sequencing it says nothing of it. */
    leads: () => api.get(`${NAVIGATION_VALID}.continue`) !== "",
    may: (request, item) => api.get(`${NAVIGATION_VALID}.${request}${item ? `.{target=${item}}` : ""}`) === "true",
    /** Heard now, followed when the session ends. */
    ask(request, item) {
      asked.request = request
      return api.set("adl.nav.request", item ? `{target=${item}}${request}` : request)
    },
    /** The end of the course is no pause: what is asked for must not be suspended. */
    ends: () => asked.request === "exitAll",
  }
}
