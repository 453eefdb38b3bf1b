// What each SCORM allows an element to hold, as strict hosts check it.

export const any = (limit) => (value) => value.length <= limit
const oneOf = (...words) => (value) => words.includes(value)
export const like = (pattern) => (value) => pattern.test(value)
const between = (low, high) => (value) => /^-?\d+(\.\d+)?$/.test(value) && Number(value) >= low && Number(value) <= high

const SPAN12 = like(/^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/)
const ID12 = like(/^[A-Za-z][A-Za-z0-9_]{0,253}[A-Za-z0-9]$/)
export const RULES12 = {
  "cmi.core.lesson_location": any(255),
  "cmi.core.lesson_status": oneOf("passed", "completed", "failed", "incomplete", "browsed"),
  "cmi.core.score.raw": between(0, 100),
  "cmi.core.score.min": between(0, 100),
  "cmi.core.score.max": between(0, 100),
  "cmi.core.exit": oneOf("time-out", "suspend", "logout", ""),
  "cmi.core.session_time": SPAN12,
  "cmi.suspend_data": any(4096),
  "cmi.comments": any(4096),
  "cmi.objectives.n.id": ID12,
  "cmi.objectives.n.status": oneOf("passed", "completed", "failed", "incomplete", "browsed", "not attempted"),
  "cmi.objectives.n.score.raw": between(0, 100),
  "cmi.objectives.n.score.min": between(0, 100),
  "cmi.objectives.n.score.max": between(0, 100),
  "cmi.interactions.n.id": ID12,
  "cmi.interactions.n.objectives.n.id": ID12,
  "cmi.interactions.n.time": like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
  "cmi.interactions.n.type": oneOf("true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"),
  "cmi.interactions.n.correct_responses.0.pattern": any(255),
  "cmi.interactions.n.weighting": between(-1000, 1000),
  "cmi.interactions.n.student_response": any(255),
  "cmi.interactions.n.result": (value) => oneOf("correct", "wrong", "unanticipated", "neutral")(value) || between(-1000, 1000)(value),
  "cmi.interactions.n.latency": SPAN12,
}
export const RESPONSES12 = {
  "true-false": /^[tf]$/, choice: /^\{?[a-z0-9](,[a-z0-9])*\}?$/, matching: /^[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*$/,
  sequencing: /^[a-z0-9](,[a-z0-9])*$/, numeric: /^-?\d+(\.\d+)?$/, "fill-in": /^[^]{1,255}$/,
}

const SPAN2004 = like(/^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/)
export const RULES2004 = {
  "cmi.completion_status": oneOf("completed", "incomplete", "not attempted", "unknown"),
  "cmi.success_status": oneOf("passed", "failed", "unknown"),
  "cmi.score.scaled": between(-1, 1),
  "cmi.score.raw": between(-1e10, 1e10),
  "cmi.score.min": between(-1e10, 1e10),
  "cmi.score.max": between(-1e10, 1e10),
  "cmi.progress_measure": between(0, 1),
  "cmi.location": any(1000),
  "cmi.suspend_data": any(64000),
  "cmi.comments_from_learner.n.comment": (value) => /^\{lang=[a-z]{2}\}(?!\{).{1,3990}$/.test(value),
  "cmi.comments_from_learner.n.location": any(250),
  "cmi.comments_from_learner.n.timestamp": like(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/),
  "cmi.exit": oneOf("time-out", "suspend", "logout", "normal", ""),
  "cmi.session_time": SPAN2004,
  "adl.nav.request": like(/^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|\{target=[\w-]+\}(choice|jump))$/),
  "cmi.objectives.n.id": ID12,
  "cmi.objectives.n.completion_status": oneOf("completed", "incomplete", "not attempted", "unknown"),
  "cmi.objectives.n.success_status": oneOf("passed", "failed", "unknown"),
  "cmi.objectives.n.score.scaled": between(-1, 1),
  "cmi.objectives.n.score.raw": between(-1e10, 1e10),
  "cmi.objectives.n.score.min": between(-1e10, 1e10),
  "cmi.objectives.n.score.max": between(-1e10, 1e10),
  "cmi.objectives.n.progress_measure": between(0, 1),
  "cmi.objectives.n.description": (value) => value.length <= 250 && !/[\r\n]/.test(value) && !value.startsWith("{"),
  "cmi.interactions.n.id": ID12,
  "cmi.interactions.n.objectives.n.id": ID12,
  "cmi.interactions.n.type": oneOf("true-false", "choice", "fill-in", "long-fill-in", "matching", "sequencing", "numeric"),
  "cmi.interactions.n.timestamp": like(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,2}(Z|[+-]\d{2}(:\d{2})?)?)?$/),
  "cmi.interactions.n.correct_responses.0.pattern": any(4000),
  "cmi.interactions.n.weighting": between(-1e10, 1e10),
  "cmi.interactions.n.learner_response": any(4000),
  "cmi.interactions.n.result": (value) => oneOf("correct", "incorrect", "unanticipated", "neutral")(value) || between(-1e10, 1e10)(value),
  "cmi.interactions.n.latency": SPAN2004,
  "cmi.interactions.n.description": (value) => value.length <= 250 && !/[\r\n]/.test(value) && !value.startsWith("{"),
}
export const RESPONSES2004 = {
  "true-false": /^(true|false)$/, choice: /^\w(\[,\]\w)*$/, matching: /^\w\[\.\]\w(\[,\]\w\[\.\]\w)*$/,
  sequencing: /^\w(\[,\]\w)*$/, numeric: /^-?\d+(\.\d+)?(\[:\]-?\d+(\.\d+)?)?$/, "fill-in": /^\{lang=[a-z]{2}\}[^]{1,250}$/,
  "long-fill-in": /^\{lang=[a-z]{2}\}(?!\{).{1,3990}$/,
}
