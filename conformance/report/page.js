"use strict";
document.getElementById("switch").addEventListener("click", () => {
  const root = document.documentElement;
  root.lang = root.lang.startsWith("zh") ? "en" : "zh-CN";
});
function show() {
  for (let at = document.getElementById(location.hash.slice(1)); at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
  }
}
addEventListener("hashchange", show);
show();
