"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  form.hidden = false;
  const parts = [...document.querySelectorAll("[data-event]")];
  const count = document.getElementById("shown");
  const open = () => document.querySelectorAll("details.weak").forEach((each) => { each.open = true; });
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const part of parts) {
      const data = part.dataset;
      const on = (!wanted.event || data.event === wanted.event)
        && (!wanted.kind || data.kind === undefined || data.kind === wanted.kind)
        && (!wanted.source || data.source === undefined || data.source.split(" ").includes(wanted.source));
      part.toggleAttribute("data-off", !on);
      if (on && data.kind !== undefined) shown += 1;
    }
    if (Object.values(wanted).some(Boolean)) open();
    count.textContent = shown + " " + count.dataset.what + (shown === 1 ? "" : "s");
  };
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeprint", open);
  apply();
})();
