// Keeps the answers to the questions for looking back on this device, where it can. Nothing is sent.
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const place = form.dataset.keep;
  const trying = (act) => {
    try {
      act();
    } catch {
      // No storage here, or none left: the page works the same, only without remembering.
    }
  };
  const inputs = () => Array.from(form.querySelectorAll("input"));
  trying(() => {
    const kept = JSON.parse(localStorage.getItem(place) || "{}");
    inputs().forEach((one) => {
      if (one.name in kept) one.checked = kept[one.name] === one.value;
    });
  });
  form.addEventListener("change", () => trying(() => {
    const chosen = inputs().filter((one) => one.checked);
    localStorage.setItem(place, JSON.stringify(Object.fromEntries(chosen.map((one) => [one.name, one.value]))));
  }));
  form.addEventListener("reset", () => trying(() => localStorage.removeItem(place)));
})();

// A device that others use, too: when the person has left it, so does their page, wherever it is still open.
(() => {
  const page = document.querySelector("main");
  const mine = page.dataset.sheet;
  let wasHere = false;
  const look = () => {
    try {
      const here = Object.keys(localStorage).filter((name) => name.startsWith("wli-here-"));
      const isHere = here.some((name) => (JSON.parse(localStorage.getItem(name)) || {}).sheet === mine);
      if (wasHere && !isHere) {
        document.title = page.dataset.gone;
        page.replaceChildren(page.dataset.gone);
      }
      wasHere = isHere;
    } catch {
      // Where nothing can be kept, nobody can be seen to leave.
    }
  };
  window.addEventListener("storage", look);
  window.addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  look();
})();
