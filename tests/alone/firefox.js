// Firefox opens a package from a disk, as a person does; what it saw is told as one line of JSON. Arguments: program, address.

import puppeteer from "puppeteer-core"

const [executablePath, address] = process.argv.slice(2)
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true })
try {
  console.log(JSON.stringify(await visit(await browser.newPage())))
} finally {
  await browser.close()
}

async function visit(page) {
  const [faults, asked] = [[], []]
  page.on("pageerror", (error) => faults.push(error.message))
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()))
  page.on("request", (request) => asked.push(request.url()))
  await open(page)
  const menu = await text(page, "h1")
  await press(page, "[data-go]")
  await shown(page, "premier-mot")
  await press(page, '[data-question="mot-juste"] input[value="bonjour"]')
  await press(page, 'form[data-activity="mot-juste"] button:not([type=button])')
  await page.waitForSelector('[data-question="mot-juste"][data-state]')
  const verdict = await page.$eval('[data-question="mot-juste"]', (one) => one.dataset.state)
  await press(page, "[data-on] button")
  await shown(page, "compter")
  for (const id of ["quiz-m01", "porte", "glossary", "progress"]) await go(page, id)
  const kept = await page.$eval(".health", (one) => one.dataset.health)
  const seen = { menu, verdict, kept, done: await doneAfterReload(page), arabic: await arabic(page) }
  return { ...seen, faults, outside: asked.filter((url) => !/^(file|data|blob|about):/.test(url)) }
}

async function open(page) {
  await page.goto(address)
  await page.waitForSelector("[data-screen][data-page]")
}

/** What is done, once everything was closed and opened again. */
async function doneAfterReload(page) {
  await page.goto("about:blank")
  await open(page)
  await go(page, "")
  return page.$$eval('[data-menu] [data-state="done"]', (rows) => rows.map((row) => row.dataset.unit))
}

async function arabic(page) {
  await press(page, '[data-speak="ar"]')
  await page.waitForFunction(() => document.documentElement.dir === "rtl")
  return text(page, "h1")
}

async function go(page, id) {
  await page.evaluate((to) => (location.hash = `#/${to}`), id)
  await shown(page, id)
}

function shown(page, id) {
  return page.waitForFunction((to) => document.querySelector("[data-screen]").dataset.page === to, {}, id)
}

function press(page, selector) {
  return page.$eval(selector, (one) => one.click())
}

function text(page, selector) {
  return page.$eval(selector, (one) => one.textContent)
}
