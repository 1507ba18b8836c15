// Makes the journal and the clock go on by themselves. Everything here works without it, too, by loading the page again.
"use strict";

const SECOND = 1000;
const clock = document.getElementById("clock");
const rows = document.getElementById("rows");
const live = document.getElementById("live");

// ---- the clock: shows the world's time at the rate that the server told last

const ZONE = 8 * 3600 * SECOND; // Asia/Shanghai
const told = {};

function tell(now, rate) {
  Object.assign(told, { now: Date.parse(now), rate: Number(rate), at: performance.now() });
  clock.classList.toggle("frozen", !told.rate);
  tick();
}

function tick() {
  const now = told.now + told.rate * (performance.now() - told.at);
  clock.querySelector("[data-time]").textContent = new Date(now + ZONE).toISOString().slice(0, 19).replace("T", " ");
}

// ---- the journal: the row of the template, filled with text and never with markup

const names = new Map([...document.getElementById("interfaces").options].map((option) => [option.value, option.text]));

function row(entry) {
  const made = document.getElementById("row").content.firstElementChild.cloneNode(true);
  const cell = (name) => made.querySelector(`[data-cell="${name}"]`);
  const link = cell("at").firstElementChild;
  const refused = entry.status < 200 || entry.status >= 300 || ![null, 1, "1"].includes(entry.code);
  made.classList.toggle("refused", refused);
  made.classList.add("new");
  link.href = "/exchange/" + encodeURIComponent(entry.id);
  link.textContent = entry.at.slice(0, 23).replace("T", " ");
  cell("account").textContent = entry.account;
  cell("interface").textContent = names.get(entry.interface) ?? entry.interface;
  cell("request").textContent = `${entry.request.method} ${entry.request.target}`;
  cell("status").firstElementChild.textContent = entry.status || "–";
  cell("code").firstElementChild.textContent = entry.code ?? "–";
  cell("findings").firstElementChild.textContent = entry.findings.length || "";
  return made;
}

async function answer(path, query) {
  const response = await fetch(`${path}?${query}`);
  if (response.status >= 400 && response.status < 500) location.assign("/"); // signed out, or the world is gone
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

async function read() {
  const query = new URLSearchParams(rows.dataset.query);
  query.set("world", clock.dataset.world);
  const shown = await answer("/_admin/clock", new URLSearchParams({ world: clock.dataset.world }));
  tell(shown.now, shown.rate);
  query.set("limit", rows.dataset.most);
  query.set("after", rows.dataset.after);
  const page = await answer("/_admin/journal", query);
  rows.dataset.after = page.next;
  for (const entry of page.exchanges) rows.prepend(row(entry));
  while (rows.children.length > Number(rows.dataset.most)) rows.lastElementChild.remove();
  document.getElementById("empty").hidden = rows.children.length > 0;
}

async function poll() {
  if (!document.hidden) {
    try {
      await read();
      live.textContent = live.dataset.live;
      live.classList.remove("lost");
    } catch {
      live.textContent = live.dataset.lost;
      live.classList.add("lost");
    }
    live.hidden = false;
  }
  setTimeout(poll, SECOND);
}

// ---- choices that need no button

for (const button of document.querySelectorAll("[data-redundant]")) button.hidden = true;
for (const choice of document.querySelectorAll("[data-submits]")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
}

tell(clock.dataset.now, clock.dataset.rate);
setInterval(tick, SECOND / 5);
poll();
