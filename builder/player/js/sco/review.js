// What a finished attempt shows of its questions, as the author decided: the same as in the LMS.

const SHOWN = ["score", "marks", "answers", "explanations"]

/** `review` is {each, end}: after each attempt; once the last one is made, or one has passed. */
export function showsOf({ each, end }, { quiz, attempt, passed }) {
  return passed || (quiz.attempts > 0 && attempt >= quiz.attempts) ? end : each
}

/** What there will be in the end, when that is more; nothing otherwise. */
export function shownLater({ end }, shows) {
  return SHOWN.indexOf(end) > SHOWN.indexOf(shows) ? end : ""
}

/** The panel of a question just shown, with what may be told and no more. */
export function held(panel, { holding }, id, verdict, shows) {
  const question = panel.closest("[data-question]")
  const reasons = shows === "explanations" ? [] : question.querySelectorAll("[data-why], .remark")
  for (const reason of reasons) reason.remove()
  const told = ["partial", "wrong"].includes(verdict.state) && shows !== "marks"
  if (told) panel.insertAdjacentHTML("beforeend", holding(id).bank[id].answer)
}
