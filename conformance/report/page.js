"use strict";
const root = document.documentElement;
document.getElementById("switch").addEventListener("click", () => {
  root.lang = root.lang.startsWith("zh") ? "en" : "zh-CN";
});
function show() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const inner = target.tagName === "ARTICLE" ? target.querySelector(":scope > details") : null;
  for (let at = inner || target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", show);
show();
document.getElementById("find").addEventListener("input", event => {
  const wanted = event.target.value.trim().toLowerCase();
  for (const one of document.querySelectorAll("article")) one.hidden = !one.textContent.toLowerCase().includes(wanted);
});
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("article.FAIL details, article.WARN details, article.SUITE-ERROR details")].filter(one => !one.open);
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => { for (const one of opened) one.open = false; });
